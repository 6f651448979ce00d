package dev.isobar.query.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * Holds a feed.
 *
 * @param id a URI that stays the same
 * @param subtitle null for none
 * @param self the address of this document
 * @param home the address of the same list for other clients
 * @param next the address of the next page; null on the last one
 * @param hub the address of the WebSub hub; null for none
 */
record Feed(
    String id,
    String title,
    String subtitle,
    String self,
    String home,
    String next,
    String hub,
    List<FeedEntry> entries) {

  /** Returns when the latest entry changed; the start of 1970 if there is none. */
  OffsetDateTime updated() {
    return entries.stream()
        .map(FeedEntry::updated)
        .max(Comparator.comparing(OffsetDateTime::toInstant))
        .orElse(Instant.EPOCH.atOffset(ZoneOffset.UTC));
  }
}
