package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds the date of an entry after a check. A wrong date never makes an entry the newest.
 *
 * @param published the time of publication; null if it is absent or was dropped
 * @param note what was wrong, as a sentence; null if nothing was
 */
record EntryDate(Instant published, String note) {
  /** Feeds without offset, or with a wrong one, are ahead by some hours. */
  private static final Duration WRONG_ZONE = Duration.ofHours(24);

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);
  private static final Instant FIRST_WEB_PAGE = Instant.parse("1991-08-06T00:00:00Z");

  /** Checks the entry's time of publication, else of its last change. */
  static EntryDate of(FeedEntry entry, Instant now) {
    Instant stated = entry.published() == null ? entry.updated() : entry.published();
    if (stated == null) {
      return new EntryDate(null, null);
    }
    if (stated.isBefore(FIRST_WEB_PAGE)) {
      return new EntryDate(
          null, "The date %s is before the first web page and is ignored.".formatted(stated));
    }
    if (stated.isAfter(now.plus(WRONG_ZONE))) {
      return new EntryDate(null, "The date %s is in the future and is ignored.".formatted(stated));
    }
    if (stated.isAfter(now.plus(CLOCK_SKEW))) {
      return new EntryDate(
          now, "The date %s is in the future; the time of the poll is used.".formatted(stated));
    }
    return new EntryDate(stated, null);
  }

  /** Returns seconds since 1970; 0 for an undated entry and for one whose date was wrong. */
  long seconds() {
    return published == null || note != null ? 0 : published.getEpochSecond();
  }
}
