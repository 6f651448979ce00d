package dev.isobar.ingest.feed.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Polls a feed in a test; between two polls the history is written and read, as in a restart. */
final class Polls {
  private final EntrySelector selector = new EntrySelector(SelectionLimits.DEFAULT);
  private Feed feed = Entries.FEED;
  private EntryHistory history = EntryHistory.EMPTY;
  private Instant now = Entries.NOW;

  List<EntryDecision> poll(FeedEntry... entries) {
    return poll(List.of(entries));
  }

  List<EntryDecision> poll(List<FeedEntry> entries) {
    List<EntryDecision> decisions = selector.select(feed, Entries.document(entries), history, now);
    history = restarted(history.record(decisions, now), labels(decisions));
    now = now.plus(Duration.ofHours(1));
    return decisions;
  }

  List<Outcome> outcomes(List<FeedEntry> entries) {
    return poll(entries).stream().map(EntryDecision::outcome).toList();
  }

  List<Outcome> outcomes(FeedEntry... entries) {
    return outcomes(List.of(entries));
  }

  Polls feed(Feed changed) {
    feed = changed;
    return this;
  }

  Polls pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  void reconsider() {
    history = history.reconsideringExcluded();
  }

  Instant now() {
    return now;
  }

  EntryHistory history() {
    return history;
  }

  static List<FeedEntry> articles(int from, int to) {
    List<FeedEntry> articles = new ArrayList<>();
    for (int n = from; n < to; n++) {
      articles.add(Entries.article(n));
    }
    return articles;
  }

  /** Returns the labels of what is published, every third with a title that is cut. */
  private static List<EntryLabel> labels(List<EntryDecision> decisions) {
    List<EntryLabel> labels = new ArrayList<>();
    for (EntryDecision decision : decisions) {
      String title = decision.entry().title();
      if (decision.identity().url() != null && title != null) {
        int length = labels.size() % 3 == 2 ? title.length() / 2 : title.length();
        labels.add(new EntryLabel(decision.identity().url(), title.substring(0, length)));
      }
    }
    return labels;
  }

  static EntryHistory restarted(EntryHistory history) {
    return restarted(history, List.of());
  }

  private static EntryHistory restarted(EntryHistory history, List<EntryLabel> labels) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      history.write(new DataOutputStream(bytes), labels);
      EntryHistory read =
          EntryHistory.read(
              new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), 2, labels);
      assertThat(read.entries()).isEqualTo(history.entries());
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
