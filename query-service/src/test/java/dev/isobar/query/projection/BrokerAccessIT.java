package dev.isobar.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Database;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import dev.isobar.testing.SecuredBroker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged service while its broker refuses its password or its dead letters. */
@Timeout(180)
class BrokerAccessIT {
  @Test
  void worksAgainWhenAnOperatorHasRepairedItsAccess() throws Exception {
    try (SecuredBroker broker = new SecuredBroker();
        Database database = BackingServices.newDatabase();
        KafkaTestClient kafka = KafkaTestClient.withTopics(broker.openAddress());
        PackagedService service = service(broker, database).start()) {
      Polling.until("answer", () -> service.status("/articles") == 200);
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      assertThat(service.status("/q/health/ready")).isEqualTo(503);
      broker.createUser();
      broker.allow(AclOperation.READ);
      service.awaitReady();
      kafka.send(KafkaTopics.ENRICHED, "first", "no json".getBytes(UTF_8));
      Polling.until(
          "refused dead letter", () -> service.log().contains("Dead letters not acknowledged"));
      broker.allow(AclOperation.WRITE);
      assertThat(kafka.await(KafkaTopics.ENRICHED_DLQ, 1, letter -> true)).isNotEmpty();
      assertThat(service.status("/q/health/live")).isEqualTo(200);
    }
  }

  private static PackagedService service(SecuredBroker broker, Database database) {
    Map<String, String> settings = new HashMap<>(broker.clientSettings());
    settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
    settings.put("quarkus.datasource.username", database.user());
    settings.put("quarkus.datasource.password", database.password());
    return new PackagedService(List.of("-Xmx256m"), settings);
  }
}
