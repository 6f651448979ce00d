package dev.isobar.query.webhook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Creates webhooks and queues messages in a service whose retries are quick. */
final class WebhookRequests {
  private WebhookRequests() {}

  public static class Quick implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return new HashMap<>(
          Map.of(
              "isobar.delivery.allowed-hosts", "127.0.0.1",
              "isobar.delivery.interval", "PT0.05S",
              "isobar.delivery.timeout", "PT1S",
              "isobar.delivery.retries", "PT0.05S,PT0.1S,PT0.2S",
              "isobar.delivery.rate-per-minute", "6000",
              "mp.messaging.incoming.enriched-articles.group.id", "webhooks"));
    }
  }

  /** The same, but only senders that a test starts send. */
  public static class Silent extends Quick {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("isobar.delivery.send", "false");
      return settings;
    }
  }

  static JsonPath create(String url) {
    return post("/webhooks", "{\"name\": \"Desk\", \"url\": \"" + url + "\"}")
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  static ValidatableResponse post(String path, String body) {
    return given().contentType("application/json").body(body).post(path).then();
  }

  static ValidatableResponse get(String path, Object... values) {
    return given().get(path, values).then();
  }

  static String id(JsonPath webhook) {
    return webhook.getString("id");
  }

  static String deliveries(JsonPath webhook) {
    return "/webhooks/" + id(webhook) + "/deliveries";
  }

  static String status(JsonPath webhook) {
    return get("/webhooks/" + id(webhook)).extract().jsonPath().getString("status");
  }

  /** Waits until a message has a state. */
  static void awaitState(JsonPath webhook, String message, String state) {
    Polling.until(
        message + " " + state,
        () ->
            state.equals(
                get(deliveries(webhook))
                    .extract()
                    .jsonPath()
                    .getString("items.find { it.id == '" + message + "' }?.state")));
  }

  /** How many messages were dead, as the metric says. */
  static double dead() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("isobar_webhooks_deliveries_total{outcome=\"dead\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Queues a message; returns whether it is new. */
  static boolean offer(AgroalDataSource database, WebhookQueue queue, String webhook, String id)
      throws SQLException {
    ObjectNode data = ContractJson.mapper().createObjectNode().put("title", "甲烷 " + id);
    try (Connection connection = database.getConnection()) {
      return queue.offer(connection, new OfferedMessage(webhook, id, "query.matched", data, null));
    }
  }

  static void execute(AgroalDataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  static long number(AgroalDataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Writes a webhook to Kafka, whatever the rules for addresses say. */
  static void write(String id, String url, String secret) {
    Webhook webhook =
        new Webhook(
            id, "Desk", null, URI.create(url), false, null, secret, null, null, Instant.now());
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(BackingServices.sharedBroker())) {
      KafkaTestClient.acknowledged(
          kafka.sendSoon(
              new ProducerRecord<>(
                  KafkaTopics.WEBHOOKS, id.getBytes(UTF_8), ContractJson.write(webhook))));
    }
  }

  /** Computes a signature as the specification says it, not as the service does. */
  static String signature(String secret, TargetServer.Received request) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = request.id() + "." + request.timestamp() + "." + request.text();
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }
}
