package dev.isobar.enrich.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import dev.isobar.testing.SecuredBroker;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged service while its broker refuses its password or its records. */
@Timeout(180)
class BrokerAccessIT {
  @Test
  void worksAgainWhenAnOperatorHasRepairedItsAccess() throws Exception {
    try (SecuredBroker broker = new SecuredBroker();
        KafkaTestClient kafka = KafkaTestClient.withTopics(broker.openAddress());
        PackagedService service =
            new PackagedService(List.of("-Xmx300m"), broker.clientSettings()).start()) {
      Polling.until("liveness", () -> service.status("/q/health/live") == 200);
      assertThat(service.status("/q/health/ready")).isEqualTo(503);
      broker.createUser();
      broker.allow(AclOperation.READ);
      service.awaitReady();
      kafka.send(KafkaTopics.RAW, "first", "no json".getBytes(UTF_8));
      Polling.until(
          "refused dead letter",
          () -> service.log().contains("Writing to isobar.articles.raw.dlq failed, retrying"));
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      broker.allow(AclOperation.WRITE);
      assertThat(kafka.await(KafkaTopics.RAW_DLQ, 1, letter -> true)).isNotEmpty();

      broker.deleteUser();
      Polling.until("unreadiness", () -> service.status("/q/health/ready") == 503);
      kafka.send(KafkaTopics.RAW, "second", "no json".getBytes(UTF_8));
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      broker.createUser();
      service.awaitReady();
      // At least once: the broker can have stored a letter whose answer was lost with the login.
      assertThat(
              kafka.await(
                  KafkaTopics.RAW_DLQ, 1, letter -> KafkaTestClient.key(letter).equals("second")))
          .isNotEmpty();
      assertThat(service.status("/q/health/live")).isEqualTo(200);
    }
  }

  @Test
  void worksWhenAnOperatorAllowsItToCreateTheKafkaTopics() throws Exception {
    try (SecuredBroker broker = new SecuredBroker()) {
      broker.createUser();
      broker.allow(AclOperation.READ);
      broker.allow(AclOperation.WRITE);
      try (PackagedService service =
          new PackagedService(List.of("-Xmx300m"), broker.clientSettings()).start()) {
        Polling.until("refusal", () -> service.log().contains("allow CREATE or create it"));
        assertThat(service.status("/q/health/ready")).isEqualTo(503);
        broker.allow(AclOperation.CREATE);
        service.awaitReady();
        try (KafkaTestClient kafka = KafkaTestClient.withTopics(broker.openAddress())) {
          kafka.send(KafkaTopics.RAW, "first", "no json".getBytes(UTF_8));
          assertThat(kafka.await(KafkaTopics.RAW_DLQ, 1, letter -> true)).isNotEmpty();
        }
        assertThat(service.status("/q/health/live")).isEqualTo(200);
      }
    }
  }
}
