package dev.isobar.query.rising;

import dev.isobar.query.coverage.CoverageSeries.Limits;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the hours that are compared: the present ones, and the same hours of the week in each of
 * the {@value #PAST_WEEKS} weeks before.
 *
 * @param start the start of the present window, a whole hour
 * @param end its end, excluded, a whole hour
 */
record RisingWindows(ZonedDateTime start, ZonedDateTime end) {
  static final int PAST_WEEKS = 13;

  private static final int DAY_HOURS = 24;

  /**
   * Returns the windows.
   *
   * @param hours the length by the clock of the zone, one week at most
   */
  static RisingWindows before(ZonedDateTime end, int hours) {
    return new RisingWindows(end.minusDays(hours / DAY_HOURS).minusHours(hours % DAY_HOURS), end);
  }

  /**
   * Returns the buckets of all windows, the earliest first. Behind each of them is one for the time
   * between.
   */
  Limits limits() {
    List<ZonedDateTime> moments = new ArrayList<>();
    for (int weeks = PAST_WEEKS; weeks >= 0; weeks--) {
      moments.add(start.minusWeeks(weeks));
      moments.add(end.minusWeeks(weeks));
    }
    Integer[] hours = new Integer[moments.size()];
    Integer[] days = new Integer[moments.size()];
    for (int i = 0; i < hours.length; i++) {
      hours[i] = hour(moments.get(i));
      // Clocks that were changed must not make a window end before it begins.
      hours[i] = i == 0 ? hours[i] : Math.max(hours[i - 1], hours[i]);
      days[i] = (int) moments.get(i).toLocalDate().toEpochDay() * DAY_HOURS;
    }
    return new Limits(hours, coversDays() ? days : null, true);
  }

  /** Returns the bucket of a window in {@link #limits}. */
  static int bucket(int weeksAgo) {
    return 2 * (PAST_WEEKS - weeksAgo);
  }

  /** Returns the hours of the present window as buckets. */
  Limits hours() {
    int first = hour(start);
    Integer[] hours = new Integer[hour(end) - first + 1];
    for (int i = 0; i < hours.length; i++) {
      hours[i] = first + i;
    }
    return new Limits(hours, null);
  }

  /**
   * Returns whether articles of which only the day is known count: those of the days that end in
   * the window. So the present day, of which not all are known yet, is not compared with whole
   * ones.
   */
  private boolean coversDays() {
    return !end.minusDays(1).isBefore(start);
  }

  private static int hour(ZonedDateTime moment) {
    return (int) Math.floorDiv(moment.toEpochSecond() + 3_599, 3_600);
  }
}
