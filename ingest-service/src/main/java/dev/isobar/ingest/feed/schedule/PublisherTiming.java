package dev.isobar.ingest.feed.schedule;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.ingest.feed.document.FeedDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Holds what the publisher says in the document about polling.
 *
 * @param updateInterval from {@code ttl} or {@code sy:updatePeriod}; null: nothing is said
 * @param skipHours bit n is set if the feed must not be polled in hour n of the day, UTC
 * @param skipDays bit n is set if the feed must not be polled on day n of the week, Monday is 1
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PublisherTiming(Duration updateInterval, int skipHours, int skipDays) {
  public static final PublisherTiming NONE = new PublisherTiming(null, 0, 0);

  private static final int HOURS_OF_A_WEEK = 7 * 24;

  /** Reads the timing of a document. */
  public static PublisherTiming of(FeedDocument document) {
    return new PublisherTiming(
        document.updateInterval(),
        mask(document.skipHours(), 0, 23),
        mask(document.skipDays(), 1, 7));
  }

  /** Returns the least time between two polls; zero if nothing plausible is said. */
  Duration shortest() {
    return updateInterval == null ? Duration.ZERO : ServerTiming.plausible(updateInterval);
  }

  /**
   * Returns the first allowed time that is not before {@code time}. If every hour of the week is
   * skipped, nothing is skipped: a feed is never given up.
   */
  Instant allowed(Instant time) {
    Instant candidate = time;
    for (int hour = 0; hour <= HOURS_OF_A_WEEK; hour++) {
      if (!skipped(candidate)) {
        return candidate;
      }
      candidate = candidate.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
    return time;
  }

  private boolean skipped(Instant time) {
    ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
    return (skipHours & 1 << utc.getHour()) != 0
        || (skipDays & 1 << utc.getDayOfWeek().getValue()) != 0;
  }

  private static int mask(Set<Integer> numbers, int least, int most) {
    return numbers.stream()
        .filter(number -> number >= least && number <= most)
        .mapToInt(number -> 1 << number)
        .reduce(0, (a, b) -> a | b);
  }
}
