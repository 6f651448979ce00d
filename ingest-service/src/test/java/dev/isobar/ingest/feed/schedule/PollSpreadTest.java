package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PollSpreadTest {
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private static Instant afterRestart(PollState state, Instant now) {
    return PollSpread.afterRestart(state, now, WINDOW, Jitter.MOST);
  }

  @Test
  void aRestartKeepsTheNextPollAndSpreadsWhatIsOverdue() {
    PollState polled = Answers.polledOnce();
    assertThat(afterRestart(polled, T0)).isEqualTo(polled.nextPoll());
    Instant later = T0.plus(Duration.ofHours(5));
    assertThat(afterRestart(polled, later)).isEqualTo(later.plus(WINDOW));
    assertThat(afterRestart(Answers.unpolled(), later)).isEqualTo(later);
  }

  @Test
  void theWindowGrowsWithTheNumberOfFeeds() {
    assertThat(PollSpread.window(1)).hasMinutes(1);
    assertThat(PollSpread.window(3_000)).hasMinutes(5);
    assertThat(PollSpread.window(1_000_000)).hasMinutes(15);
  }

  @Test
  void feedsOfAHostKeepTheirDistance() {
    PollSpread spread = new PollSpread();
    assertThat(spread.plan("a", "x.org", T0)).isEqualTo(T0);
    assertThat(spread.plan("b", "x.org", T0)).isEqualTo(T0.plusSeconds(10));
    assertThat(spread.plan("c", "x.org", T0.plusSeconds(5))).isEqualTo(T0.plusSeconds(20));
    assertThat(spread.plan("d", "y.org", T0)).isEqualTo(T0);
    assertThat(spread.plan("e", "x.org", T0.minusSeconds(10))).isEqualTo(T0.minusSeconds(10));
    assertThat(spread.plan("f", "x.org", T0.plusSeconds(30))).isEqualTo(T0.plusSeconds(30));
  }

  @Test
  void aPlannedTimeIsNeverEarlierThanWanted() {
    Instant wanted = T0.plusNanos(1);
    assertThat(new PollSpread().plan("a", "x.org", wanted)).isAfter(wanted);
  }

  @Test
  void aFeedThatIsPlannedAgainGivesItsTimeBack() {
    PollSpread spread = new PollSpread();
    spread.plan("a", "x.org", T0);
    spread.plan("a", "x.org", T0.plusSeconds(600));
    assertThat(spread.plan("b", "x.org", T0)).isEqualTo(T0);
    spread.forget("b");
    assertThat(spread.plan("c", "x.org", T0)).isEqualTo(T0);
    spread.forget("unknown");
  }

  @Test
  void aCrowdedHostStillDelaysNoFeedForLong() {
    PollSpread spread = new PollSpread();
    TreeSet<Instant> times = new TreeSet<>();
    for (int i = 0; i < 2_000; i++) {
      times.add(spread.plan("feed" + i, "x.org", T0));
    }
    assertThat(times).hasSize(2_000);
    assertThat(times.first()).isEqualTo(T0);
    assertThat(times.last()).isBeforeOrEqualTo(T0.plus(PollSpread.LONGEST_DELAY));
    assertThat(times.headSet(T0.plusSeconds(60)).size()).isBetween(20, 400);
  }
}
