package dev.isobar.enrich.date;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Converts days of the Chinese lunisolar calendar. The months come from ICU; each year is computed
 * once, because that takes milliseconds.
 */
final class LunarCalendar {
  /** First and last lunar year; each is named by the Gregorian year in which it begins. */
  private static final int FIRST = 1900;

  private static final int LAST = 2100;

  private static final long DAY_MILLIS = 86_400_000L;

  private static final AtomicReferenceArray<Map<Integer, Month>> YEARS =
      new AtomicReferenceArray<>(LAST - FIRST + 1);

  private LunarCalendar() {}

  /** Holds a lunar month: its first day and its length, which is 29 or 30. */
  record Month(LocalDate first, int days) {
    /** Returns a day of the month; day 30 of a short month is its last one. */
    LocalDate day(int day) {
      return first.plusDays(Math.min(day, days) - 1L);
    }
  }

  /**
   * Returns a month, or null if the year has no such month.
   *
   * @param year the Gregorian year in which the lunar year begins
   * @param month from 1 to 12
   * @param leap whether it is the leap month after the one with this number
   */
  static Month month(int year, int month, boolean leap) {
    return year(year).get(key(month, leap));
  }

  /** Returns the day of the lunar month, from 1 to 30; 0 for days outside of 1901 to 2100. */
  static int dayOfMonth(LocalDate on) {
    for (int year = on.getYear() - 1; year <= on.getYear(); year++) {
      for (Month month : year(year).values()) {
        long day = on.toEpochDay() - month.first().toEpochDay();
        if (day >= 0 && day < month.days()) {
          return (int) day + 1;
        }
      }
    }
    return 0;
  }

  private static Map<Integer, Month> year(int year) {
    if (year < FIRST || year > LAST) {
      return Map.of();
    }
    Map<Integer, Month> months = YEARS.get(year - FIRST);
    if (months == null) {
      months = months(year);
      YEARS.set(year - FIRST, months);
    }
    return months;
  }

  /**
   * Returns the month of this number that is nearest to a day, or null.
   *
   * @param dayOfMonth the day that is compared
   */
  static Month nearest(LocalDate today, int month, boolean leap, int dayOfMonth) {
    Month best = null;
    long least = Long.MAX_VALUE;
    // A leap month recurs after up to 19 years.
    int years = leap ? 20 : 1;
    for (int year = today.getYear() - years; year <= today.getYear() + years; year++) {
      Month one = month(year, month, leap);
      if (one != null) {
        long distance = Math.abs(one.day(dayOfMonth).toEpochDay() - today.toEpochDay());
        if (distance < least) {
          best = one;
          least = distance;
        }
      }
    }
    return best;
  }

  private static Map<Integer, Month> months(int year) {
    ChineseCalendar calendar = new ChineseCalendar(TimeZone.GMT_ZONE, ULocale.CHINA);
    calendar.clear();
    calendar.set(ChineseCalendar.EXTENDED_YEAR, year);
    calendar.set(ChineseCalendar.MONTH, 0);
    calendar.set(ChineseCalendar.IS_LEAP_MONTH, 0);
    calendar.set(ChineseCalendar.DAY_OF_MONTH, 1);
    long day = Math.floorDiv(calendar.getTimeInMillis(), DAY_MILLIS);
    Map<Integer, Month> months = new HashMap<>();
    for (int n = 0; n < 13; n++) {
      calendar.setTimeInMillis(day * DAY_MILLIS + DAY_MILLIS / 2);
      if (calendar.get(ChineseCalendar.EXTENDED_YEAR) != year) {
        break;
      }
      int month = calendar.get(ChineseCalendar.MONTH) + 1;
      boolean leap = calendar.get(ChineseCalendar.IS_LEAP_MONTH) == 1;
      calendar.setTimeInMillis((day + 29) * DAY_MILLIS + DAY_MILLIS / 2);
      int length = calendar.get(ChineseCalendar.DAY_OF_MONTH) == 1 ? 29 : 30;
      months.put(key(month, leap), new Month(LocalDate.ofEpochDay(day), length));
      day += length;
    }
    return Map.copyOf(months);
  }

  private static int key(int month, boolean leap) {
    return 2 * month + (leap ? 1 : 0);
  }
}
