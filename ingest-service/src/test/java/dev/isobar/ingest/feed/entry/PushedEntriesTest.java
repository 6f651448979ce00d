package dev.isobar.ingest.feed.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A push brings a part of a feed; what the history knows of the whole stays. */
class PushedEntriesTest {
  private static final int LISTED = 400;

  private final EntrySelector selector = new EntrySelector(SelectionLimits.DEFAULT);
  private Instant now = Entries.NOW;
  private EntryHistory history = EntryHistory.EMPTY;

  private List<EntryDecision> select(int from, int to) {
    now = now.plus(Duration.ofMinutes(30));
    return selector.select(Entries.FEED, Entries.document(Polls.articles(from, to)), history, now);
  }

  @Test
  void manyPushesBetweenTwoPollsForgetNothing() {
    history = history.record(select(LISTED, 2 * LISTED), now);
    for (int n = LISTED - 1; n >= 0; n--) {
      List<EntryDecision> pushed = select(n, n + 1);
      assertThat(pushed).extracting(EntryDecision::outcome).containsExactly(Outcome.NEW);
      history = Polls.restarted(history.recordPushed(pushed));
    }

    assertThat(history.window()).isEqualTo(LISTED);
    assertThat(select(LISTED, 2 * LISTED))
        .extracting(EntryDecision::outcome)
        .containsOnly(Outcome.KNOWN);
    assertThat(select(0, LISTED)).extracting(EntryDecision::outcome).containsOnly(Outcome.KNOWN);
  }

  @Test
  void aPushIsNotTheLastPoll() {
    history = history.record(select(0, 20), now);
    long polled = history.lastPoll();
    history = history.recordPushed(select(20, 21));
    assertThat(history.lastPoll()).isEqualTo(polled);
    assertThat(history.recordPushed(List.of())).isSameAs(history);
  }
}
