package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import dev.isobar.testing.RestartableBroker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live stream of the packaged service while the broker or the Kafka topic is away. */
@Timeout(180)
class LiveStreamIT {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "isobar.view.consume", "false",
          "isobar.topics.create", "false",
          "isobar.live.heartbeat", "300ms",
          "isobar.live.partition-refresh", "1s",
          "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none");

  @Test
  void brokerAndTopicAreAbsentAtTheStart() throws Exception {
    try (RestartableBroker broker = new RestartableBroker();
        PackagedService service = service(broker)) {
      broker.kill();
      service.start();
      service.awaitListening();
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      try (EventStream early = EventStream.connect(service.uri().resolve("/live"))) {
        Polling.until(
            "warning", () -> logged(service, "Kafka is unavailable to the live stream") == 1);
        broker.start();
        Polling.until("no topic", () -> logged(service, "Kafka is available again; the live") == 1);
        try (EnrichedTopic topic = new EnrichedTopic(broker.bootstrapServers())) {
          topic.send(Articles.article("first", 1));
          assertThat(early.nextId()).isEqualTo("first");
        }
        assertThat(logged(service, "Kafka is unavailable to the live stream")).isEqualTo(1);
        assertThat(service.status("/q/health/live")).isEqualTo(200);
      }
    }
  }

  @Test
  void brokerIsAwayForAWhile() throws Exception {
    try (RestartableBroker broker = new RestartableBroker();
        EnrichedTopic topic = new EnrichedTopic(broker.bootstrapServers());
        PackagedService service = service(broker)) {
      service.start();
      service.awaitListening();
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      try (EventStream stream = EventStream.connect(service.uri().resolve("/live"))) {
        stream.next("heartbeat");
        topic.send(Articles.article("before", 1));
        assertThat(stream.nextId()).isEqualTo("before");
        broker.kill();
        for (int i = 0; i < 20; i++) {
          stream.next("heartbeat");
          assertThat(service.status("/q/health/live")).isEqualTo(200);
        }
        broker.start();
        topic.send(Articles.article("after", 1));
        assertThat(stream.nextId()).isEqualTo("after");
      }
    }
  }

  private static long logged(PackagedService service, String message) {
    return service.log().lines().filter(line -> line.contains(message)).count();
  }

  private static PackagedService service(RestartableBroker broker) throws Exception {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
    return new PackagedService(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), settings);
  }
}
