package dev.isobar.ingest.feed.entry;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds the known entries of a feed: hashes, and the identity of published articles. Immutable.
 * Contains all entries of the last document, in its order, then those that left the feed, the
 * latest first.
 */
public final class EntryHistory {
  public static final EntryHistory EMPTY = new EntryHistory(List.of(), 0, 0, Set.of(), Set.of());

  /** How many entries are kept beyond twice of what the feed lists. */
  static final int RING = 150;

  /** How many entries are kept at most. A sitemap has at most 50,000. */
  static final int MAX_ENTRIES = 60_000;

  private static final int MAX_SHARED = 100;

  private final List<KnownEntry> entries;
  private final int window;
  private final long lastPoll;
  private final Set<Long> sharedGuids;
  private final Set<Long> sharedUrls;

  EntryHistory(
      List<KnownEntry> entries,
      int window,
      long lastPoll,
      Set<Long> sharedGuids,
      Set<Long> sharedUrls) {
    this.entries = entries;
    this.window = window;
    this.lastPoll = lastPoll;
    this.sharedGuids = sharedGuids;
    this.sharedUrls = sharedUrls;
  }

  /** Returns whether no entry is known: the next poll is the first. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Returns the number of known entries. */
  public int size() {
    return entries.size();
  }

  /**
   * Returns how many entries the feed usually lists: the highest number, which slowly decreases.
   */
  public int window() {
    return window;
  }

  /**
   * Returns the history after a poll. No decisions (304, a failure, an empty document) change
   * nothing. Pass {@link EntryDecision#postponed} for an article that could not be published yet.
   */
  public EntryHistory record(List<EntryDecision> decisions, Instant now) {
    int listed = Math.max(decisions.size(), window - window / 50);
    return record(decisions, listed, now.getEpochSecond());
  }

  /**
   * Returns the history after a hub pushed some entries of the feed. They do not show how many the
   * feed lists, and an entry published since the last poll is not late for the next one.
   */
  public EntryHistory recordPushed(List<EntryDecision> decisions) {
    return record(decisions, Math.max(decisions.size(), window), lastPoll);
  }

  private EntryHistory record(List<EntryDecision> decisions, int listed, long time) {
    if (decisions.isEmpty()) {
      return this;
    }
    SharedKeys shared = SharedKeys.of(decisions.stream().map(EntryDecision::entry).toList(), this);
    Set<KnownEntry> replaced = Collections.newSetFromMap(new IdentityHashMap<>());
    List<KnownEntry> kept = new ArrayList<>();
    Set<KnownEntry> added = Collections.newSetFromMap(new IdentityHashMap<>());
    for (EntryDecision decision : decisions) {
      KnownEntry known = decision.known();
      if (known != null && added.add(known)) {
        kept.add(known);
        if (decision.before() != null) {
          replaced.add(decision.before());
        }
      }
    }
    int limit = Math.min(MAX_ENTRIES, Math.max(kept.size(), 2 * listed + RING));
    for (KnownEntry old : entries) {
      if (kept.size() >= limit) {
        break;
      }
      if (!replaced.contains(old)) {
        kept.add(old);
      }
    }
    if (kept.size() > MAX_ENTRIES) {
      kept = kept.subList(0, MAX_ENTRIES);
    }
    return new EntryHistory(
        List.copyOf(kept), listed, time, bounded(shared.guids()), bounded(shared.urls()));
  }

  /** Returns whether rules have excluded an entry that is known. */
  public boolean hasExcluded() {
    return entries.stream().anyMatch(e -> e.status() == KnownEntry.Status.EXCLUDED);
  }

  /** Returns a history in which the rules are tried again on excluded entries. */
  public EntryHistory reconsideringExcluded() {
    List<KnownEntry> changed =
        entries.stream()
            .map(
                e ->
                    e.status() == KnownEntry.Status.EXCLUDED
                        ? e.withStatus(KnownEntry.Status.RECONSIDERED)
                        : e)
            .toList();
    return new EntryHistory(changed, window, lastPoll, sharedGuids, sharedUrls);
  }

  /**
   * Writes the history for {@link #read}, in the format of version 2.
   *
   * @param labels links and titles that are written elsewhere already; the reader gets the same
   */
  public void write(DataOutput out, List<EntryLabel> labels) throws IOException {
    EntryHistoryFormat.write(this, out, labels);
  }

  /**
   * Reads a history.
   *
   * @param version the version of the format, 1 or 2
   * @throws IOException if the input was not written with the same labels
   */
  public static EntryHistory read(DataInput in, int version, List<EntryLabel> labels)
      throws IOException {
    return EntryHistoryFormat.read(in, version, labels);
  }

  List<KnownEntry> entries() {
    return entries;
  }

  /** Returns the time of the last poll with a document, in seconds since 1970. */
  long lastPoll() {
    return lastPoll;
  }

  Set<Long> sharedGuids() {
    return sharedGuids;
  }

  Set<Long> sharedUrls() {
    return sharedUrls;
  }

  private static Set<Long> bounded(Set<Long> hashes) {
    Set<Long> first = new LinkedHashSet<>();
    hashes.stream().limit(MAX_SHARED).forEach(first::add);
    return Collections.unmodifiableSet(first);
  }
}
