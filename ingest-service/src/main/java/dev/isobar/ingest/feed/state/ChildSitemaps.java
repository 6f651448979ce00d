package dev.isobar.ingest.feed.state;

import dev.isobar.ingest.feed.document.FeedDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds the sitemaps of a sitemap index, the latest first. Those that the index no longer lists are
 * retired. Immutable.
 */
public record ChildSitemaps(List<ChildSitemap> children) {
  public static final ChildSitemaps NONE = new ChildSitemaps(List.of());

  /** How many are asked for in one poll. */
  static final int MOST_REQUESTS = 5;

  /** The older ones are archive. */
  private static final int MOST_DATED = 50;

  /**
   * Of those without time the first and the last are kept, because either end can be the latest.
   */
  private static final int MOST_AT_AN_END = 10;

  /** Copies the list. */
  public ChildSitemaps {
    children = List.copyOf(children);
  }

  /**
   * Returns the sitemaps as the index lists them now. When the index comes for the first time, only
   * the latest are asked for; the others are archive.
   *
   * @param listed the latest first, those without time last
   */
  public ChildSitemaps listed(List<FeedDocument.Child> listed, Instant now) {
    Map<String, ChildSitemap> known =
        children.stream().collect(Collectors.toMap(ChildSitemap::address, Function.identity()));
    List<ChildSitemap> kept = new ArrayList<>();
    for (FeedDocument.Child child : bounded(listed)) {
      ChildSitemap before = known.get(child.address());
      ChildSitemap after = before == null ? ChildSitemap.of(child) : before.relisted(child);
      boolean archive =
          children.isEmpty() && kept.size() >= MOST_REQUESTS && child.changed() != null;
      kept.add(archive ? after.skipped(now) : after);
    }
    return new ChildSitemaps(kept);
  }

  private static List<FeedDocument.Child> bounded(List<FeedDocument.Child> listed) {
    List<FeedDocument.Child> undated = listed.stream().filter(c -> c.changed() == null).toList();
    List<FeedDocument.Child> kept =
        new ArrayList<>(
            listed.stream().filter(c -> c.changed() != null).limit(MOST_DATED).toList());
    int end = undated.size() - MOST_AT_AN_END;
    for (int i = 0; i < undated.size(); i++) {
      if (i < MOST_AT_AN_END || i >= end) {
        kept.add(undated.get(i));
      }
    }
    return kept;
  }

  /** Returns those to ask for now: the latest first, then those that waited longest. */
  public List<ChildSitemap> due(Instant now) {
    return children.stream()
        .filter(child -> child.isDue(now))
        .sorted(
            Comparator.comparing(
                    ChildSitemap::listed, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
                .thenComparing(
                    ChildSitemap::asked, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())))
        .limit(MOST_REQUESTS)
        .toList();
  }

  /** Returns the sitemaps so that those that have brought entries bring them once more. */
  public ChildSitemaps unconditional() {
    return new ChildSitemaps(children.stream().map(ChildSitemap::unconditional).toList());
  }

  /** Returns the sitemaps with another state of one of them. */
  public ChildSitemaps with(ChildSitemap changed) {
    return new ChildSitemaps(
        children.stream()
            .map(child -> child.address().equals(changed.address()) ? changed : child)
            .toList());
  }
}
