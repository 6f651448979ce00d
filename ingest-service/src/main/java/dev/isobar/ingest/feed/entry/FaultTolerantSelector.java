package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Decides on the entries of a document also if the decision on some of them fails in this service.
 * Thread-safe.
 */
public final class FaultTolerantSelector {
  /** Decides on the entries of a document, as {@link EntrySelector#select} does. */
  @FunctionalInterface
  interface Selection {
    List<EntryDecision> select(Feed feed, FeedDocument document, EntryHistory history, Instant now);
  }

  private final Selection selection;
  private final BiConsumer<Feed, Throwable> faults;

  /**
   * Creates a selector.
   *
   * @param faults is told of a fault once for each document
   */
  public FaultTolerantSelector(EntrySelector selector, BiConsumer<Feed, Throwable> faults) {
    this(selector::select, faults);
  }

  FaultTolerantSelector(Selection selection, BiConsumer<Feed, Throwable> faults) {
    this.selection = selection;
    this.faults = faults;
  }

  /**
   * Returns one decision for each entry. Entries that fail on their own are {@link
   * Outcome#UNREADABLE} and come last.
   *
   * @throws RuntimeException if no single entry is the cause
   */
  public List<EntryDecision> select(
      Feed feed, FeedDocument document, EntryHistory history, Instant now) {
    try {
      return selection.select(feed, document, history, now);
    } catch (RuntimeException | StackOverflowError e) {
      List<FeedEntry> sound = new ArrayList<>();
      List<EntryDecision> unreadable = new ArrayList<>();
      for (FeedEntry entry : document.entries()) {
        Throwable fault = fault(feed, document, entry, now);
        if (fault == null) {
          sound.add(entry);
        } else {
          unreadable.add(EntryDecision.unreadable(entry, fault));
        }
      }
      if (unreadable.isEmpty()) {
        throw e;
      }
      faults.accept(feed, e);
      List<EntryDecision> decisions =
          new ArrayList<>(
              selection.select(feed, document.withEntries(sound, List.of()), history, now));
      decisions.addAll(unreadable);
      return decisions;
    }
  }

  /** Returns what fails with this entry alone; null if nothing does. */
  private Throwable fault(Feed feed, FeedDocument document, FeedEntry entry, Instant now) {
    try {
      selection.select(
          feed, document.withEntries(List.of(entry), List.of()), EntryHistory.EMPTY, now);
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      return e;
    }
  }
}
