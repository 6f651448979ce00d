package dev.isobar.query.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedTopicsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

  private final RefusedTopics topics =
      new RefusedTopics(Duration.ofMinutes(5), Duration.ofSeconds(5));

  @Test
  void theSameRefusalIsFinalAfterSomeMinutes() {
    assertThat(topics.isFinal("a", "no query", NOW)).isFalse();
    assertThat(topics.isFinal("a", "no query", NOW.plusSeconds(299))).isFalse();
    assertThat(topics.isFinal("b", "no query", NOW.plusSeconds(300))).isFalse();
    assertThat(topics.isFinal("a", "no query", NOW.plusSeconds(300))).isTrue();
  }

  @Test
  void aTopicThatWasReadOrIsRefusedOtherwiseBeginsAnew() {
    topics.isFinal("a", "no query", NOW);
    topics.isFinal("b", "no query", NOW);
    topics.isFinal("c", "no query", NOW);
    topics.read("a");
    topics.retain(List.of("a", "b"));
    assertThat(topics.isFinal("a", "no query", NOW.plusSeconds(300))).isFalse();
    assertThat(topics.isFinal("b", "wrong token", NOW.plusSeconds(300))).isFalse();
    assertThat(topics.isFinal("c", "no query", NOW.plusSeconds(300))).isFalse();
  }

  @Test
  void aReplicaThatDidNotLookBeginsAnew() {
    topics.isFinal("a", "no query", NOW);
    assertThat(topics.isFinal("a", "no query", NOW.plusSeconds(306))).isFalse();
    assertThat(topics.isFinal("a", "no query", NOW.plusSeconds(606))).isTrue();
  }
}
