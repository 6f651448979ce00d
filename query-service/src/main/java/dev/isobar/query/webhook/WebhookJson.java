package dev.isobar.query.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.Sha256;
import dev.isobar.contracts.http.AddressRule;
import dev.isobar.query.callback.CallbackAddress;
import dev.isobar.query.rest.JsonBody;
import dev.isobar.query.rest.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads webhooks that clients send. */
final class WebhookJson {
  private static final int MAX_BYTES = 1 << 16;
  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 2000;
  private static final int MAX_RATE = 6000;
  private static final int VERSION_BYTES = 8;
  private static final List<String> FIELDS =
      List.of("id", "name", "description", "url", "paused", "ratePerMinute");

  private WebhookJson() {}

  /**
   * Holds what a client decides about a webhook.
   *
   * @param id null if it is not given
   */
  record Given(
      String id, String name, String description, URI url, boolean paused, Integer ratePerMinute) {

    /** Returns a webhook with these values, and the id and the secrets of another one. */
    Webhook on(Webhook webhook) {
      return new Webhook(
          webhook.id(),
          name,
          description,
          url,
          paused,
          ratePerMinute,
          webhook.secret(),
          webhook.formerSecret(),
          webhook.formerSecretUntil(),
          webhook.createdAt());
    }
  }

  /**
   * Reads a webhook.
   *
   * @param rule says which addresses are allowed
   * @throws ProblemException if it is invalid; it names the field
   */
  static Given read(InputStream body, AddressRule rule) throws IOException {
    ObjectNode json = JsonBody.read(body, MAX_BYTES);
    JsonBody.rejectUnknown(json, FIELDS);
    String name = JsonBody.text(json, "name", MAX_NAME);
    if (name == null) {
      throw ProblemException.invalid("/name", "is required: send what the webhook is called");
    }
    return new Given(
        JsonBody.text(json, "id", MAX_NAME),
        name,
        JsonBody.text(json, "description", MAX_DESCRIPTION),
        url(json, rule),
        paused(json.path("paused")),
        rate(json.path("ratePerMinute")));
  }

  /** Returns a word that differs for webhooks of which clients have decided otherwise. */
  static String version(Webhook webhook) {
    Given given =
        new Given(
            webhook.id(),
            webhook.name(),
            webhook.description(),
            webhook.url(),
            webhook.paused(),
            webhook.ratePerMinute());
    return Sha256.hex(ContractJson.write(given), VERSION_BYTES);
  }

  private static URI url(ObjectNode json, AddressRule rule) {
    String url = JsonBody.text(json, "url", MAX_BYTES);
    if (url == null) {
      throw ProblemException.invalid("/url", "is required: send where messages are to be sent");
    }
    Optional<String> refusal = CallbackAddress.refusal(url, rule);
    if (refusal.isPresent()) {
      throw ProblemException.invalid(
          "/url",
          refusal.get()
              + ": send a public address, or add the host to isobar.delivery.allowed-hosts");
    }
    return URI.create(url);
  }

  private static boolean paused(JsonNode value) {
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw ProblemException.invalid("/paused", "must be true or false");
    }
    return value.asBoolean();
  }

  private static Integer rate(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isInt() || value.asInt() < 1 || value.asInt() > MAX_RATE) {
      throw ProblemException.invalid("/ratePerMinute", "must be a number from 1 to " + MAX_RATE);
    }
    return value.asInt();
  }
}
