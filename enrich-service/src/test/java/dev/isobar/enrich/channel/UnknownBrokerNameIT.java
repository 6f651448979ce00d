package dev.isobar.enrich.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.HostsFile;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged service while the name of its broker is not in the DNS. */
@Timeout(180)
class UnknownBrokerNameIT {
  private static final String CONCEPT = "{\"definition\": \"x\", \"labels\": {\"en\": \"%s\"}}";

  @Test
  void startsAndConnectsWhenTheNameResolves() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        HostsFile hosts = new HostsFile();
        PackagedService service = service(broker, hosts).start()) {
      Polling.until("liveness", () -> service.status("/q/health/live") == 200);
      assertThat(service.get("/q/health/ready").body())
          .contains("no name in kafka.bootstrap.servers=kafka.test:", "can be resolved");
      HttpResponse<String> refused = putConcept(service, "zorblax");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("name cannot be resolved");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      hosts.add("kafka.test");
      service.awaitReady();
      try (KafkaTestClient kafka = KafkaTestClient.withTopics(broker.bootstrapServers())) {
        kafka.send(KafkaTopics.RAW, "key", "no json".getBytes(UTF_8));
        assertThat(kafka.await(KafkaTopics.RAW_DLQ, 1, letter -> true)).isNotEmpty();
        kafka.send(RevisedArticles.records(1, 1));
        assertThat(kafka.await(KafkaTopics.ENRICHED, 1, event -> true)).hasSize(1);
      }
      assertThat(putConcept(service, "zorblax").statusCode()).isEqualTo(200);
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      assertThat(service.log().lines().count()).as("lines logged").isLessThan(60);
      service.stop();
    }
  }

  @Test
  void writesItsFirstRecordsWhenTheNameResolvesAgain() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        KafkaTestClient kafka = KafkaTestClient.withTopics(broker.bootstrapServers());
        HostsFile hosts = new HostsFile();
        PackagedService service = service(broker, hosts)) {
      hosts.add("kafka.test");
      service.start().awaitReady();
      hosts.clear();
      HttpResponse<String> refused = putConcept(service, "zorblax");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("name cannot be resolved");
      kafka.send(KafkaTopics.RAW, "key", "no json".getBytes(UTF_8));
      kafka.send(RevisedArticles.records(1, 1));
      Polling.until(
          "failed dead letter",
          () -> service.log().contains("Writing to isobar.articles.raw.dlq failed, retrying"));
      assertThat(service.status("/q/health/live")).isEqualTo(200);

      hosts.add("kafka.test");
      assertThat(kafka.await(KafkaTopics.RAW_DLQ, 1, letter -> true)).isNotEmpty();
      assertThat(kafka.await(KafkaTopics.ENRICHED, 1, event -> true)).hasSize(1);
      assertThat(putConcept(service, "zorblax").statusCode()).isEqualTo(200);

      hosts.clear();
      assertThat(putConcept(service, "blaxzor").statusCode()).isEqualTo(200);
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      service.stop();
    }
  }

  private static PackagedService service(Broker broker, HostsFile hosts) {
    int port = URI.create("kafka://" + broker.bootstrapServers()).getPort();
    return new PackagedService(
        hosts.jvmOptions(), Map.of("kafka.bootstrap.servers", "kafka.test:" + port));
  }

  private static HttpResponse<String> putConcept(PackagedService service, String label)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(service.uri().resolve("/taxonomy/concepts/zorblax"))
                .timeout(Duration.ofSeconds(40))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(CONCEPT.formatted(label)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
