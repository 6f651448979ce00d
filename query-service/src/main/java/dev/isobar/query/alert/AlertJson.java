package dev.isobar.query.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.Sha256;
import dev.isobar.query.rest.JsonBody;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.SuggestedId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Locale;

/** Reads alerts that clients send, and reads and writes them as JSON. */
final class AlertJson {
  /** A pointer to the parameters in the JSON of an alert. */
  static final String PARAMETERS = "/parameters";

  private static final int MAX_BYTES = 1 << 16;
  private static final int VERSION_BYTES = 8;

  private AlertJson() {}

  /**
   * Reads an alert that a client sends, without a check of what it refers to.
   *
   * @throws ProblemException if it is invalid; it names the field
   */
  static Alert read(InputStream body) throws IOException {
    return AlertReader.read(JsonBody.read(body, MAX_BYTES), true);
  }

  /**
   * Reads an alert that is not to be saved and needs no name.
   *
   * @throws ProblemException if it is invalid; it names the field
   */
  static Alert readUnnamed(InputStream body) throws IOException {
    ObjectNode json = JsonBody.read(body, MAX_BYTES);
    if (!json.hasNonNull("name")) {
      json.put("name", "preview");
    }
    return AlertReader.read(json, true);
  }

  /**
   * Reads an alert whose id is in the path of the request.
   *
   * @throws ProblemException if it is invalid; it names the field
   */
  static Alert read(String id, InputStream body) throws IOException {
    Alert alert = read(body);
    if (alert.id() != null && !alert.id().equals(id)) {
      throw ProblemException.invalid("/id", "is not the id in the path, " + id + ": send the same");
    }
    checkId(id);
    return alert.saved(id, alert.created());
  }

  static void checkId(String id) {
    if (id != null && (!id.matches(SuggestedId.PATTERN) || id.equals("preview"))) {
      throw ProblemException.invalid(
          "/id",
          "must be up to 64 lower-case letters, digits and hyphens, such as methane-china,"
              + " and not preview");
    }
  }

  /**
   * Reads the value of a Kafka record. Ignores unknown fields, which a newer version may have
   * written.
   *
   * @throws IOException if it is not an alert
   */
  static Alert readRecord(byte[] json) throws IOException {
    if (ContractJson.mapper().readTree(json) instanceof ObjectNode object) {
      try {
        return AlertReader.read(object, false);
      } catch (ProblemException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    throw new IOException("it is no JSON object");
  }

  /** Returns the alert as clients send it, with what it has by default. */
  static ObjectNode tree(Alert alert) {
    ObjectNode json = ContractJson.mapper().createObjectNode();
    json.put("id", alert.id()).put("name", alert.name());
    if (alert.query() != null) {
      json.put("query", alert.query());
    } else {
      json.set("parameters", alert.parameters());
    }
    json.set("when", when(alert.when()));
    json.put("rate", word(alert.rate().kind()));
    if (alert.rate().kind() == AlertRate.Kind.WEEKLY) {
      json.put("day", word(alert.rate().day()));
    }
    if (alert.rate().kind() == AlertRate.Kind.DAILY
        || alert.rate().kind() == AlertRate.Kind.WEEKLY) {
      json.put("time", time(alert.rate().time()));
    }
    json.put("tz", alert.rate().zone().getId());
    if (alert.quietHours() != null) {
      json.putObject("quietHours")
          .put("from", time(alert.quietHours().from()))
          .put("to", time(alert.quietHours().to()))
          .put("tz", alert.quietHours().zone().getId());
    }
    json.put("per", alert.perStory() ? "story" : "article").put("revisions", alert.revisions());
    if (alert.maxAge() != null) {
      json.put("maxAge", alert.maxAge().toString());
    }
    alert.webhooks().forEach(json.putArray("webhooks")::add);
    Instant created = alert.created();
    return created == null ? json : json.put("created", created.toString());
  }

  static byte[] write(Alert alert) {
    return ContractJson.write(tree(alert));
  }

  /** Returns a word that differs for alerts that differ. */
  static String version(Alert alert) {
    return Sha256.hex(write(alert), VERSION_BYTES);
  }

  /** Returns a constant as clients write it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonNode when(AlertCondition when) {
    if (when.kind() == AlertCondition.Kind.SEVERAL) {
      return ContractJson.mapper()
          .createObjectNode()
          .put("articles", when.articles())
          .put("minutes", when.within().toMinutes());
    }
    return ContractJson.mapper().getNodeFactory().textNode(word(when.kind()));
  }

  private static String time(LocalTime time) {
    return "%02d:%02d".formatted(time.getHour(), time.getMinute());
  }
}
