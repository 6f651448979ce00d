package dev.isobar.ingest.feed.entry;

import dev.isobar.contracts.identity.CanonicalUrl;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides on entries that are not in the history. */
final class NewEntries {
  private final SelectionLimits limits;
  private final EntryHistory history;
  private final EntryMatcher matcher;
  private final RuleFilter rules;
  private final long newest;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<Long, Candidate> byGuid = new HashMap<>();
  private final Map<Long, Candidate> byUrl = new HashMap<>();
  private final Map<Long, Candidate> byContent = new HashMap<>();

  private record Candidate(int index, EntryKeys keys, EntryDate date, KnownEntry before) {}

  NewEntries(
      SelectionLimits limits, Feed feed, EntryHistory history, EntryMatcher matcher, Instant now) {
    this.limits = limits;
    this.history = history;
    this.matcher = matcher;
    this.rules = new RuleFilter(feed.rules());
    this.newest =
        history.entries().stream()
            .mapToLong(KnownEntry::published)
            .filter(p -> p <= now.getEpochSecond())
            .max()
            .orElse(0);
  }

  void add(int index, EntryKeys keys, EntryDate date, KnownEntry before) {
    candidates.add(new Candidate(index, keys, date, before));
  }

  /** Fills in the decisions on all entries that were added. */
  void decide(EntryDecision[] decisions) {
    List<Candidate> passed = new ArrayList<>();
    // Of two entries of one article, the newer is published.
    candidates.sort(Comparator.comparingLong((Candidate c) -> lastChange(c.keys())).reversed());
    for (Candidate candidate : candidates) {
      EntryDecision refused = refuse(candidate);
      if (refused == null) {
        passed.add(candidate);
      } else {
        decisions[candidate.index()] = refused;
      }
    }
    // The newest first; undated entries follow in the order of the document.
    passed.sort(
        Comparator.comparingLong((Candidate c) -> c.keys().published())
            .reversed()
            .thenComparingInt(Candidate::index));
    if (history.isEmpty()) {
      firstPoll(passed, decisions);
    } else {
      laterPoll(passed, decisions);
    }
  }

  private void firstPoll(List<Candidate> passed, EntryDecision[] decisions) {
    for (int i = 0; i < passed.size(); i++) {
      Candidate c = passed.get(i);
      decisions[c.index()] =
          i < limits.firstPoll()
              ? publish(c)
              : skip(
                  c,
                  Outcome.BEYOND_FIRST_POLL,
                  "The first poll brings the %d newest entries only."
                      .formatted(limits.firstPoll()));
    }
  }

  private void laterPoll(List<Candidate> passed, EntryDecision[] decisions) {
    long recent = history.lastPoll() - limits.late().toSeconds();
    int limit = Math.max(2 * limits.firstPoll(), history.window());
    int late = (int) passed.stream().filter(c -> isLate(c, recent)).count();
    int brought = 0;
    for (Candidate c : passed) {
      boolean isLate = isLate(c, recent);
      boolean publish = !isLate || late <= limit || brought++ < limits.firstPoll();
      decisions[c.index()] =
          publish
              ? publish(c)
              : skip(
                  c,
                  Outcome.REPUBLISHED_ARCHIVE,
                  "%d old or undated entries appeared at once: the %d newest are brought."
                      .formatted(late, limits.firstPoll()));
    }
  }

  private static boolean isLate(Candidate c, long recent) {
    return c.before() == null && c.keys().published() < recent;
  }

  /** Returns the decision on an entry that is not published; null for others. */
  private EntryDecision refuse(Candidate c) {
    FeedEntry entry = c.keys().entry();
    if (!c.keys().hasLinkOrText()) {
      return decision(
          c,
          Outcome.NO_LINK_AND_NO_TEXT,
          "The entry has no link and no text.",
          keep(c, KnownEntry.Status.SKIPPED));
    }
    EntryDecision duplicate = duplicate(c);
    if (duplicate != null) {
      return duplicate;
    }
    Optional<RuleFilter.Exclusion> excluded = rules.check(entry);
    if (excluded.isPresent()) {
      return decision(
          c,
          c.before() == null ? Outcome.EXCLUDED : Outcome.KNOWN,
          excluded.get().sentence(),
          keep(c, KnownEntry.Status.EXCLUDED));
    }
    if (!history.isEmpty() && c.keys().published() != 0 && c.before() == null) {
      if (c.keys().published() < newest - limits.maxAge().toSeconds()) {
        return skip(
            c,
            Outcome.TOO_OLD,
            "The entry is of %s, more than %d days older than the newest of the feed."
                .formatted(c.date().published(), limits.maxAge().toDays()));
      }
    }
    return null;
  }

  /** Returns the decision on an entry whose article is in the document already; else null. */
  private EntryDecision duplicate(Candidate c) {
    EntryKeys keys = c.keys();
    if (c.before() == null) {
      KnownEntry original = matcher.original(keys);
      if (original != null) {
        String of = original.link() == null ? "a known entry" : original.link();
        return skip(c, Outcome.DUPLICATE, "The entry has the text of %s.".formatted(of));
      }
    }
    Candidate same = keys.url() == 0 ? null : byUrl.get(keys.url());
    same = same == null && keys.guid() != 0 ? byGuid.get(keys.guid()) : same;
    boolean sameText = false;
    if (same == null && keys.content() != 0) {
      same = byContent.get(keys.content());
      sameText = same != null;
      if (same != null && !isSameArticle(keys, same.keys())) {
        same = null;
      }
    }
    if (same == null) {
      byUrl.put(keys.url(), c);
      byGuid.put(keys.guid(), c);
      byContent.putIfAbsent(keys.content(), c);
      return null;
    }
    String of = same.keys().entry().link();
    String detail =
        "The entry is the same article as %s.".formatted(of == null ? "another entry" : of);
    // Under another address it is kept, so that it is recognised when the first has left the feed.
    return decision(
        c, Outcome.DUPLICATE, detail, sameText ? keep(c, KnownEntry.Status.SKIPPED) : null);
  }

  private static boolean isSameArticle(EntryKeys a, EntryKeys b) {
    return a.textLength() >= 200 || (a.published() == b.published() && a.textLength() >= 12);
  }

  private static long lastChange(EntryKeys keys) {
    Instant updated = keys.entry().updated();
    return Math.max(keys.published(), updated == null ? 0 : updated.getEpochSecond());
  }

  private EntryDecision publish(Candidate c) {
    String note = c.date().note();
    String detail = c.before() == null ? "The entry is new." : "The entry is tried again.";
    return decision(
        c,
        Outcome.NEW,
        note == null ? detail : detail + " " + note,
        keep(c, KnownEntry.Status.PUBLISHED).withIdentity(identity(c)));
  }

  private EntryDecision skip(Candidate c, Outcome outcome, String detail) {
    return decision(c, outcome, detail, keep(c, KnownEntry.Status.SKIPPED));
  }

  private EntryDecision decision(Candidate c, Outcome outcome, String detail, KnownEntry known) {
    return new EntryDecision(
        c.keys().entry(), outcome, detail, identity(c), c.date().published(), c.before(), known);
  }

  private static KnownEntry keep(Candidate c, KnownEntry.Status status) {
    EntryKeys k = c.keys();
    return new KnownEntry(
        k.guid(),
        k.url(),
        k.content(),
        k.words(),
        k.title(),
        k.published(),
        null,
        null,
        status,
        0,
        0);
  }

  /** Returns the link if an id can be made of it, else the guid, else one made from the text. */
  private static EntryIdentity identity(Candidate c) {
    EntryKeys k = c.keys();
    String guid = EntryKeys.stripped(k.entry().guid());
    if (k.url() != 0 && CanonicalUrl.of(k.entry().link()).isPresent()) {
      return new EntryIdentity(k.entry().link(), guid);
    }
    boolean usable = guid != null && k.guid() != 0;
    return new EntryIdentity(null, usable ? guid : "text:%012x".formatted(k.content()));
  }
}
