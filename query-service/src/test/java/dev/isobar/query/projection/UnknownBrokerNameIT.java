package dev.isobar.query.projection;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.Database;
import dev.isobar.testing.HostsFile;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged service while the name of its broker is not in the DNS. */
@Timeout(180)
class UnknownBrokerNameIT {
  @Test
  void startsAndConnectsWhenTheNameResolves() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        Database database = BackingServices.newDatabase();
        HostsFile hosts = new HostsFile();
        PackagedService service = service(broker, database, hosts).start()) {
      Polling.until("answer", () -> service.status("/articles") == 200);
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      assertThat(service.get("/q/health/ready").body())
          .contains("no name in kafka.bootstrap.servers=kafka.test:", "can be resolved");
      hosts.add("kafka.test");
      service.awaitReady();
      try (RunningQueryService wire = new RunningQueryService(broker.bootstrapServers())) {
        wire.send("poison", "nonsense".getBytes(StandardCharsets.UTF_8));
        wire.sendSoon(article("a1"));
        wire.flush();
        Polling.until("row", () -> service.status("/articles/a1") == 200);
        assertThat(wire.deadLetters("poison")).hasSize(1);
      }
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      assertThat(service.log().lines().count()).as("lines logged").isLessThan(80);
      service.stop();
    }
  }

  @Test
  void writesItsFirstDeadLetterWhenTheNameResolvesAgain() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        Database database = BackingServices.newDatabase();
        RunningQueryService wire = new RunningQueryService(broker.bootstrapServers());
        HostsFile hosts = new HostsFile();
        PackagedService service = service(broker, database, hosts)) {
      hosts.add("kafka.test");
      service.start().awaitReady();
      hosts.clear();
      wire.send("poison", "nonsense".getBytes(StandardCharsets.UTF_8));
      Polling.until(
          "failed dead letter", () -> service.log().contains("Dead letters not acknowledged"));
      assertThat(service.status("/q/health/live")).isEqualTo(200);

      hosts.add("kafka.test");
      Polling.until("dead letter", () -> !wire.deadLetters("poison").isEmpty());
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      service.stop();
    }
  }

  private static PackagedService service(Broker broker, Database database, HostsFile hosts) {
    int port = URI.create("kafka://" + broker.bootstrapServers()).getPort();
    return new PackagedService(
        hosts.jvmOptions(),
        Map.of(
            "kafka.bootstrap.servers", "kafka.test:" + port,
            "quarkus.datasource.jdbc.url", database.jdbcUrl(),
            "quarkus.datasource.username", database.user(),
            "quarkus.datasource.password", database.password()));
  }
}
