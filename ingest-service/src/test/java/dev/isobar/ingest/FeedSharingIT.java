package dev.isobar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import dev.isobar.testing.RestartableBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two packaged replicas share the feeds. */
@Timeout(240)
class FeedSharingIT {
  private static final int PARTITIONS = 12;
  private static final String OWNED = "isobar_feeds_partition_owned{partition=\"";

  @Test
  void eachFeedHasOneOwnerAndMovesWhenItDies() throws Exception {
    try (RestartableBroker broker = new RestartableBroker().start();
        KafkaTestClient kafka = KafkaTestClient.withTopics(broker.bootstrapServers());
        PackagedService first = replica(broker).start();
        PackagedService second = replica(broker).start()) {
      kafka.flush();
      Polling.until(
          "all partitions have one owner, and both replicas some",
          () -> {
            Set<String> a = owned(first);
            Set<String> b = owned(second);
            Set<String> both = new TreeSet<>(a);
            both.addAll(b);
            return !a.isEmpty()
                && !b.isEmpty()
                && both.size() == PARTITIONS
                && a.size() + b.size() == PARTITIONS;
          });
      assertThat(put(first, "shared")).isEqualTo(201);
      Polling.until("the other replica knows it", () -> second.status("/feeds/shared") == 200);

      Instant killed = Instant.now();
      first.kill();
      Polling.until("the other replica owns all", () -> owned(second).size() == PARTITIONS);
      assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(45));

      broker.kill();
      Polling.until("changes are refused at once", () -> isRefusedAtOnce(second));
      assertThat(second.status("/feeds/shared")).isEqualTo(200);
      assertThat(second.status("/q/health/live")).isEqualTo(200);
      broker.start();
      Polling.until("changes are accepted again", () -> put(second, "accepted") <= 201);
    }
  }

  private static PackagedService replica(RestartableBroker broker) {
    return new PackagedService(
        List.of("-Xmx160m", "-XX:TieredStopAtLevel=1"),
        Map.of("kafka.bootstrap.servers", broker.bootstrapServers()));
  }

  private static boolean isRefusedAtOnce(PackagedService replica) throws Exception {
    Instant start = Instant.now();
    return put(replica, "refused") == 503
        && Duration.between(start, Instant.now()).compareTo(Duration.ofSeconds(1)) < 0;
  }

  private static Set<String> owned(PackagedService replica) throws Exception {
    return replica
        .get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(OWNED) && line.endsWith("} 1.0"))
        .map(line -> line.substring(OWNED.length(), line.lastIndexOf('"')))
        .collect(Collectors.toSet());
  }

  private static int put(PackagedService replica, String id) throws Exception {
    URI feed = replica.uri().resolve("/feeds/" + id);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(feed)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .PUT(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"url\":\"https://a.example/" + id + "\"}"))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
