package dev.isobar.query.trend;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The length of a bucket. */
public enum TrendInterval {
  HOUR(ChronoUnit.HOURS, 48),
  DAY(ChronoUnit.DAYS, 30),
  /** From Monday to Sunday, as in ISO 8601. */
  WEEK(ChronoUnit.WEEKS, 13);

  private final ChronoUnit unit;
  private final int usual;

  TrendInterval(ChronoUnit unit, int usual) {
    this.unit = unit;
    this.usual = usual;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  static TrendInterval of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the start of the bucket that has this moment. */
  ZonedDateTime start(ZonedDateTime moment) {
    if (this == HOUR) {
      return moment.truncatedTo(ChronoUnit.HOURS);
    }
    ZonedDateTime day = moment.toLocalDate().atStartOfDay(moment.getZone());
    return this == DAY ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Returns the start of the next bucket. */
  ZonedDateTime next(ZonedDateTime start) {
    return this == HOUR
        ? start.plusHours(1)
        : start.toLocalDate().plus(1, unit).atStartOfDay(start.getZone());
  }

  /** Returns the number of buckets between two moments, more or less. */
  long between(ZonedDateTime from, ZonedDateTime before) {
    return unit.between(from, before);
  }

  /** Returns the start of a trend that ends at this moment, if the reader names none. */
  ZonedDateTime usualStart(ZonedDateTime end) {
    return start(end.minus(usual, unit));
  }
}
