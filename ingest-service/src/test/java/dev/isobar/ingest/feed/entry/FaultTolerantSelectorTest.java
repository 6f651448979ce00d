package dev.isobar.ingest.feed.entry;

import static dev.isobar.ingest.feed.entry.Entries.NOW;
import static dev.isobar.ingest.feed.entry.Entries.article;
import static dev.isobar.ingest.feed.entry.Entries.withTitle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.feed.document.FeedDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FaultTolerantSelectorTest {
  private static final FeedDocument DOCUMENT =
      Entries.document(article(0), withTitle(article(1), "extreme"), article(2));

  private final EntrySelector sound = new EntrySelector(SelectionLimits.DEFAULT);
  private final List<Throwable> faults = new ArrayList<>();

  @Test
  void anEntryThatFailsDoesNotStopTheOthers() {
    List<EntryDecision> decisions =
        selector(failingOn("extreme")).select(Entries.FEED, DOCUMENT, EntryHistory.EMPTY, NOW);

    assertThat(decisions)
        .extracting(EntryDecision::outcome)
        .containsExactly(Outcome.NEW, Outcome.NEW, Outcome.UNREADABLE);
    assertThat(decisions.get(2).detail())
        .isEqualTo("The service failed on this entry: IllegalStateException.");
    assertThat(EntryHistory.EMPTY.record(decisions, NOW).size()).isEqualTo(2);
    assertThat(faults).hasSize(1);
  }

  @Test
  void aStackOverflowIsAFaultOfItsEntryToo() {
    FaultTolerantSelector.Selection deep =
        (feed, document, history, now) -> {
          if (document.entries().stream().anyMatch(e -> e.title().equals("extreme"))) {
            throw new StackOverflowError();
          }
          return sound.select(feed, document, history, now);
        };

    assertThat(selector(deep).select(Entries.FEED, DOCUMENT, EntryHistory.EMPTY, NOW))
        .extracting(EntryDecision::outcome)
        .containsOnlyOnce(Outcome.UNREADABLE)
        .hasSize(3);
  }

  @Test
  void aFaultWithoutAnEntryStaysAFault() {
    FaultTolerantSelector.Selection selection =
        (feed, document, history, now) -> {
          if (document.entries().size() > 1) {
            throw new IllegalStateException("history");
          }
          return sound.select(feed, document, history, now);
        };

    assertThatThrownBy(
            () -> selector(selection).select(Entries.FEED, DOCUMENT, EntryHistory.EMPTY, NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThat(faults).isEmpty();
  }

  private FaultTolerantSelector.Selection failingOn(String title) {
    return (feed, document, history, now) -> {
      if (document.entries().stream().anyMatch(entry -> entry.title().equals(title))) {
        throw new IllegalStateException("fault");
      }
      return sound.select(feed, document, history, now);
    };
  }

  private FaultTolerantSelector selector(FaultTolerantSelector.Selection selection) {
    return new FaultTolerantSelector(selection, (feed, fault) -> faults.add(fault));
  }
}
