package dev.isobar.query.websub;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.KafkaTestClient;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Asks the hub of a service with a public address, and writes to its Kafka topic. */
final class HubRequests {
  static final String BASE = "https://news.example.org/isobar";

  private HubRequests() {}

  public static class WithHub implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "isobar.api.public-url", BASE + "/",
          "isobar.websub.allowed-hosts", "127.0.0.1,127.0.0.3",
          "isobar.websub.interval", "PT0.1S",
          "isobar.websub.max-lease", "PT1H",
          "isobar.websub.max-subscriptions-per-host", "50",
          "isobar.websub.deny-after", "PT2S");
    }
  }

  static ValidatableResponse request(
      String mode, String topic, String callback, String secret, String lease) {
    return given()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("hub.mode", mode)
        .formParam("hub.topic", topic)
        .formParam("hub.callback", callback)
        .formParam("hub.secret", secret)
        .formParam("hub.lease_seconds", lease)
        .post("/websub")
        .then();
  }

  static void write(Subscription subscription) {
    write(subscription.id(), subscription);
  }

  static void write(String key, Object value) {
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(BackingServices.sharedBroker())) {
      KafkaTestClient.acknowledged(
          kafka.sendSoon(
              new ProducerRecord<>(
                  KafkaTopics.HUB_SUBSCRIPTIONS, key.getBytes(UTF_8), ContractJson.write(value))));
    }
  }
}
