package dev.isobar.ingest.feed.state;

import static dev.isobar.ingest.feed.entry.Entries.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.entry.Entries;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.EntrySelector;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.entry.SelectionLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedStateTest {
  private final FeedState state = polled(FeedState.EMPTY, 3);

  @Test
  void pollWithoutDocumentForgetsNothing() {
    FeedState after = state;
    for (int i = 0; i < 500; i++) {
      after = after.withDecisions("f", List.of(), NOW.plus(Duration.ofHours(i)));
    }
    assertThat(after.entries()).isSameAs(state.entries());
  }

  @Test
  void postponedEntryIsNewAtTheNextPollWhateverItsAge() {
    EntrySelector selector = new EntrySelector(SelectionLimits.DEFAULT);
    var old = Entries.article(40_000);
    var document = Entries.document(Entries.article(0), old);
    List<EntryDecision> first =
        new ArrayList<>(selector.select(Entries.FEED, document, FeedState.EMPTY.entries(), NOW));
    first.set(1, first.get(1).postponed("The page could not be fetched."));
    FeedState pending = FeedState.EMPTY.withDecisions("f", first, NOW);
    List<EntryDecision> second =
        selector.select(Entries.FEED, document, pending.entries(), NOW.plusSeconds(60));
    FeedState done = pending.withDecisions("f", second, NOW.plusSeconds(60));

    assertThat(pending.outcomes()).hasSize(1);
    assertThat(second)
        .extracting(EntryDecision::outcome)
        .containsExactly(Outcome.KNOWN, Outcome.NEW);
    assertThat(selector.select(Entries.FEED, document, done.entries(), NOW))
        .extracting(EntryDecision::outcome)
        .containsOnly(Outcome.KNOWN);
  }

  static FeedState polled(FeedState before, int articles) {
    List<dev.isobar.ingest.feed.document.FeedEntry> entries = new ArrayList<>();
    for (int n = 0; n < articles; n++) {
      entries.add(Entries.article(n));
    }
    return before.withDecisions(
        "f",
        new EntrySelector(SelectionLimits.DEFAULT)
            .select(Entries.FEED, Entries.document(entries), before.entries(), NOW),
        NOW);
  }
}
