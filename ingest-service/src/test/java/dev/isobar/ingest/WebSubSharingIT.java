package dev.isobar.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.ingest.feed.FeedServer;
import dev.isobar.ingest.feed.LocalHub;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import dev.isobar.testing.RestartableBroker;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hub reaches one packaged replica; the feed belongs to the other one, which is then killed. */
@Timeout(240)
class WebSubSharingIT {
  private static final int PARTITIONS = 12;
  private static final String RSS = "application/rss+xml";

  @Test
  void pushedContentReachesTheOwnerOfTheFeed() throws Exception {
    try (RestartableBroker broker = new RestartableBroker().start();
        KafkaTestClient kafka = KafkaTestClient.withTopics(broker.bootstrapServers());
        FeedServer server = new FeedServer();
        PackagedService owner = replica(broker).start();
        PackagedService other = replica(broker).start();
        LocalHub hub = new LocalHub(other.uri())) {
      kafka.flush();
      Polling.until(
          "each replica owns some",
          () -> owned(owner) > 0 && owned(other) > 0 && owned(owner) + owned(other) == PARTITIONS);
      String id = Polling.eventually(() -> feedOf(owner), found -> !found.isEmpty());
      server.serve("/feed", RSS, document(server, hub, "a"));
      put(other, id, server.url("/feed"));
      String state = "/subscription/state";
      Polling.until("active", () -> health(owner, id).at(state).asText().equals("active"));
      Polling.until("seen", () -> health(other, id).at(state).asText().equals("active"));
      String secret = hub.requests("subscribe").get(0).get("hub.secret");
      assertThat(health(other, id).toString()).doesNotContain(secret);

      assertThat(hub.push(RSS, document(server, hub, "b"), secret)).isEqualTo(202);
      Polling.until("pushed", () -> health(other, id).at("/subscription/pushed").asInt() == 1);

      owner.kill();
      assertThat(hub.push(RSS, document(server, hub, "c"), secret)).isEqualTo(202);
      Polling.until("pushed", () -> health(other, id).at("/subscription/pushed").asInt() == 2);
      assertThat(RawTopic.guids(broker.bootstrapServers(), id))
          .isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
      assertThat(hub.requests("subscribe")).hasSize(1);
    }
  }

  private static PackagedService replica(RestartableBroker broker) {
    return new PackagedService(
        List.of("-Xmx160m", "-XX:TieredStopAtLevel=1"),
        Map.of(
            "kafka.bootstrap.servers",
            broker.bootstrapServers(),
            "isobar.fetch.allowed-hosts",
            "127.0.0.1",
            "isobar.feeds.public-url",
            LocalHub.PUBLIC_URL));
  }

  private static String document(FeedServer server, LocalHub hub, String guid) {
    return server
        .rss(guid, "Text of " + guid + ".")
        .replace("<rss ", "<rss xmlns:atom='http://www.w3.org/2005/Atom' ")
        .replace(
            "<channel>", "<channel><atom:link rel='hub' href='" + hub.url("127.0.0.1") + "'/>");
  }

  /** Returns an id that falls into a partition of the replica; empty if there is none yet. */
  private static String feedOf(PackagedService replica) throws Exception {
    String metrics = replica.get("/q/metrics").body();
    for (int i = 0; i < 1000; i++) {
      String id = "feed-" + i;
      int partition = Utils.toPositive(Utils.murmur2(id.getBytes(UTF_8))) % PARTITIONS;
      if (metrics.contains("isobar_feeds_partition_owned{partition=\"" + partition + "\"} 1.0")) {
        return id;
      }
    }
    return "";
  }

  private static long owned(PackagedService replica) throws Exception {
    return replica
        .get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("isobar_feeds_partition_owned") && line.endsWith("} 1.0"))
        .count();
  }

  private static JsonNode health(PackagedService replica, String id) throws Exception {
    return Pushing.JSON.readTree(replica.get("/feeds/" + id + "/health").body());
  }

  private static void put(PackagedService replica, String id, String url) throws Exception {
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(replica.uri().resolve("/feeds/" + id))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"url\":\"" + url + "\"}"))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(201);
  }
}
