package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.testing.SseEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StreamAgeComponentTest.ShortLife.class,
    restrictToAnnotatedClass = true)
class StreamAgeComponentTest {

  /** Streams end after two seconds at most. */
  public static class ShortLife extends LiveBroker {
    @Override
    public Map<String, String> start() {
      Map<String, String> settings = new HashMap<>(super.start());
      settings.put("isobar.live.max-age", "2s");
      return settings;
    }
  }

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TestHTTPResource("/live")
  URI live;

  @Test
  void streamsEndAtDifferentTimesAndResumeWithoutAGap() {
    List<Long> ends = new ArrayList<>();
    try (EnrichedTopic topic = new EnrichedTopic(bootstrapServers)) {
      List<EventStream> streams = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        streams.add(EventStream.connect(live));
      }
      for (EventStream stream : streams) {
        SseEvent last = stream.next("end");
        assertThat(last.type()).isEqualTo("end");
        ends.add(stream.endedAt());
      }
      topic.send(Articles.article("after-the-end", 1));
      EventStream resumed =
          EventStream.connect(live, "Last-Event-ID", streams.get(0).lastEventId());
      assertThat(resumed.nextId()).isEqualTo("after-the-end");
    }
    long first = ends.stream().mapToLong(Long::longValue).min().orElseThrow();
    long last = ends.stream().mapToLong(Long::longValue).max().orElseThrow();
    // The time of an end is rounded up to the next tick, an eighth of a second here.
    assertThat(last - first).isBetween(60_000_000L, 1_500_000_000L);
  }
}
