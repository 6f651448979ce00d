package dev.isobar.query.trend;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides time into buckets in a time zone: those of a trend, after those of the {@value
 * #PAST_WEEKS} weeks before it, with which they are compared.
 */
final class TrendBuckets {
  static final int PAST_WEEKS = 13;

  private final List<ZonedDateTime> starts = new ArrayList<>();
  private final Map<Instant, Integer> numbers = new HashMap<>();
  private final int first;

  /**
   * @param from a moment of the first bucket
   * @param before the end of the trend, excluded
   */
  TrendBuckets(TrendInterval interval, ZonedDateTime from, ZonedDateTime before) {
    ZonedDateTime start = interval.start(from);
    ZonedDateTime next = interval.start(start.minusWeeks(PAST_WEEKS));
    while (next.isBefore(before)) {
      numbers.put(next.toInstant(), starts.size());
      starts.add(next);
      next = interval.next(next);
    }
    starts.add(next);
    first = numbers.getOrDefault(start.toInstant(), starts.size() - 1);
  }

  /** Returns the number of the trend's first bucket; those before it are past. */
  int first() {
    return first;
  }

  /** Returns the number of buckets. */
  int size() {
    return starts.size() - 1;
  }

  ZonedDateTime start(int bucket) {
    return starts.get(bucket);
  }

  /** Returns the buckets at the same time of the week in earlier weeks, the latest first. */
  List<Integer> past(int bucket) {
    List<Integer> past = new ArrayList<>();
    for (int weeks = 1; weeks <= PAST_WEEKS; weeks++) {
      Integer number = numbers.get(start(bucket).minusWeeks(weeks).toInstant());
      if (number != null) {
        past.add(number);
      }
    }
    return past;
  }

  /** Returns the hours since 1970 in UTC at which the buckets begin, and the last one ends. */
  Integer[] hours() {
    return starts.stream()
        .map(start -> (int) Math.floorDiv(start.toEpochSecond() + 3_599, 3_600))
        .toArray(Integer[]::new);
  }

  /**
   * Returns the same for articles of which only the day is known, which lie at its start in UTC.
   */
  Integer[] hoursOfDays() {
    return starts.stream()
        .map(start -> (int) start.toLocalDate().toEpochDay() * 24)
        .toArray(Integer[]::new);
  }
}
