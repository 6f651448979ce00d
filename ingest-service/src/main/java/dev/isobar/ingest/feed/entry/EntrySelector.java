package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Decides which entries of a document are new articles and which are revisions. Thread-safe. */
public final class EntrySelector {
  private final SelectionLimits limits;

  /** Creates a selector. */
  public EntrySelector(SelectionLimits limits) {
    this.limits = limits;
  }

  /** Returns one decision for each entry, in the order of the document. */
  public List<EntryDecision> select(
      Feed feed, FeedDocument document, EntryHistory history, Instant now) {
    List<FeedEntry> entries = document.entries();
    SharedKeys shared = SharedKeys.of(entries, history);
    List<EntryDate> dates = new ArrayList<>(entries.size());
    List<EntryKeys> keys = new ArrayList<>(entries.size());
    for (FeedEntry entry : entries) {
      EntryDate date = EntryDate.of(entry, now);
      dates.add(date);
      keys.add(shared.usable(EntryKeys.of(entry, date)));
    }
    EntryMatcher matcher = new EntryMatcher(history);
    List<KnownEntry> known = matcher.match(keys);
    EntryDecision[] decisions = new EntryDecision[entries.size()];
    NewEntries fresh = new NewEntries(limits, feed, history, matcher, now);
    KnownEntries seen = new KnownEntries(keys, known);
    for (int i = 0; i < decisions.length; i++) {
      if (known.get(i) == null || isReconsidered(known.get(i), keys.get(i))) {
        fresh.add(i, keys.get(i), dates.get(i), known.get(i));
      } else {
        decisions[i] = seen.decide(i, dates.get(i));
      }
    }
    fresh.decide(decisions);
    return List.of(decisions);
  }

  /** Returns whether an excluded entry is tried again: on demand, and after an edit. */
  private static boolean isReconsidered(KnownEntry known, EntryKeys keys) {
    return known.status() == KnownEntry.Status.RECONSIDERED
        || (known.status() == KnownEntry.Status.EXCLUDED && known.content() != keys.content());
  }

  /** Decides on entries that are in the history. */
  private static final class KnownEntries {
    private final List<EntryKeys> keys;
    private final List<KnownEntry> known;
    private final TextChanges changes;
    private final Map<KnownEntry, Integer> representatives = new IdentityHashMap<>();

    KnownEntries(List<EntryKeys> keys, List<KnownEntry> known) {
      this.keys = keys;
      this.known = known;
      for (int i = 0; i < keys.size(); i++) {
        if (known.get(i) != null) {
          representatives.merge(known.get(i), i, this::newer);
        }
      }
      this.changes = new TextChanges();
      representatives.forEach((k, i) -> changes.count(k, keys.get(i)));
    }

    /** Returns the later dated of two entries of one article, else the one that did not change. */
    private int newer(int a, int b) {
      long dateA = lastChange(keys.get(a));
      long dateB = lastChange(keys.get(b));
      if (dateA != dateB) {
        return dateA > dateB ? a : b;
      }
      return keys.get(b).content() == known.get(b).content() ? b : a;
    }

    private static long lastChange(EntryKeys keys) {
      Instant updated = keys.entry().updated();
      return Math.max(keys.published(), updated == null ? 0 : updated.getEpochSecond());
    }

    EntryDecision decide(int i, EntryDate date) {
      KnownEntry before = known.get(i);
      FeedEntry entry = keys.get(i).entry();
      EntryIdentity identity = new EntryIdentity(before.link(), before.guidText());
      if (representatives.get(before) != i) {
        return new EntryDecision(
            entry,
            Outcome.KNOWN,
            "Another entry of the document is the same article.",
            identity,
            date.published(),
            before,
            null);
      }
      TextChanges.Verdict verdict = changes.judge(before, keys.get(i));
      KnownEntry after = before.seenAs(keys.get(i), verdict.level(), verdict.held());
      return new EntryDecision(
          entry,
          verdict.isRevision() ? Outcome.REVISION : Outcome.KNOWN,
          verdict.detail(),
          identity,
          after.published() == 0 ? date.published() : Instant.ofEpochSecond(after.published()),
          before,
          after);
    }
  }
}
