package dev.isobar.ingest.feed.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PushedStateTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private static final PollState STATE =
      PollState.unpolled("https://example.org/feed", NOW.plus(Duration.ofMinutes(5)));

  @Test
  void aPushMovesNoPoll() {
    PollState first = PollPolicy.pushed(STATE, 1, null, NOW);
    PollState second = PollPolicy.pushed(first, 2, null, NOW.plus(Duration.ofHours(2)));
    assertThat(second.nextPoll()).isEqualTo(STATE.nextPoll());
    assertThat(second.times().newEntry()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    assertThat(second.times().poll()).isNull();
    assertThat(second.rhythm().gaps()).containsExactly(120);
  }

  @Test
  void aPushWithoutNewEntriesChangesNothing() {
    assertThat(PollPolicy.pushed(STATE, 0, null, NOW)).isEqualTo(STATE);
  }

  @Test
  void entriesThatWaitAreTriedAfterAnInterval() {
    PollState waiting = PollPolicy.pushed(STATE, 1, "Pages are missing.", NOW);
    assertThat(waiting.nextPoll()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(waiting.last().message()).isEqualTo("Pages are missing.");
  }
}
