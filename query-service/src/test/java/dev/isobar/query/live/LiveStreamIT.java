package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.PackagedService;
import dev.isobar.query.RestartableBroker;
import dev.isobar.query.RunningQueryService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live stream of the packaged service while the broker or the Kafka topic is away. */
@Timeout(180)
class LiveStreamIT {
  private static final Path LOG = Path.of("target/packaged.log");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "isobar.view.consume", "false",
          "isobar.topics.create", "false",
          "isobar.live.heartbeat", "300ms",
          "isobar.live.partition-refresh", "1s",
          "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none");

  private int before;

  @BeforeEach
  void readLog() throws IOException {
    before = Files.exists(LOG) ? Files.readString(LOG).length() : 0;
  }

  @Test
  void brokerAndTopicAreAbsentAtTheStart() throws Exception {
    try (RestartableBroker broker = new RestartableBroker();
        PackagedService service = service(broker)) {
      broker.kill();
      service.start();
      RunningQueryService.await("liveness", () -> service.status("/q/health/live") == 200);
      try (EventStream early = EventStream.connect(service.uri("/live"))) {
        RunningQueryService.await("warning", () -> logged("waits for Kafka") == 1);
        broker.start();
        RunningQueryService.await("no topic", () -> logged("connected to Kafka again") == 1);
        try (EnrichedTopic topic = new EnrichedTopic(broker.bootstrapServers())) {
          topic.send(Articles.article("first", 1));
          assertThat(early.nextId()).isEqualTo("first");
        }
        assertThat(logged("waits for Kafka")).isEqualTo(1);
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
      RunningQueryService.await("liveness", () -> service.status("/q/health/live") == 200);
      try (EventStream stream = EventStream.connect(service.uri("/live"))) {
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

  /** Returns how often a service has logged this during the test. */
  private long logged(String message) {
    try {
      String log = Files.readString(LOG).substring(before);
      return log.lines().filter(line -> line.contains(message)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PackagedService service(RestartableBroker broker) throws Exception {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
    return new PackagedService(settings);
  }
}
