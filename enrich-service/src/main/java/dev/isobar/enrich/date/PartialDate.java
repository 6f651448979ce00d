package dev.isobar.enrich.date;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Holds a numeric date of which parts may be missing; a missing part is 0.
 *
 * @param next the first token (or character) after the date
 */
record PartialDate(int next, int year, int month, int day) {

  PartialDate with(int year, int month) {
    return new PartialDate(next, year, month, day);
  }

  /**
   * Resolves the date; missing parts are chosen so that it is as near as possible to {@code today}.
   */
  DateMatch resolve(LocalDate today) {
    if (month == 0 && day == 0) {
      return year == 0 ? null : DateMatch.year(next, year);
    }
    if (month == 0) {
      return nearestMonth(today);
    }
    if (day == 0) {
      int in = year != 0 ? year : nearest(today, LocalDate.of(today.getYear(), month, 1)).getYear();
      return DateMatch.month(next, in, month);
    }
    return DateMatch.day(next, day(today));
  }

  /**
   * Returns the last day of a range that ends with this date. If the date is a month or a year,
   * that is its last day, because ranges include both ends.
   */
  LocalDate end(LocalDate today) {
    DateMatch match = resolve(today);
    return match == null ? null : match.to();
  }

  private LocalDate day(LocalDate today) {
    if (year != 0) {
      return DateMatch.of(year, month, day);
    }
    LocalDate best = null;
    for (int y = today.getYear() - 4; y <= today.getYear() + 4; y++) {
      LocalDate on = DateMatch.of(y, month, day);
      if (on != null && (best == null || distance(today, on) < distance(today, best))) {
        best = on;
      }
    }
    return best;
  }

  private DateMatch nearestMonth(LocalDate today) {
    LocalDate best = null;
    for (int months = -2; months <= 2; months++) {
      LocalDate in = today.plusMonths(months);
      LocalDate on = DateMatch.of(in.getYear(), in.getMonthValue(), day);
      if (on != null && (best == null || distance(today, on) < distance(today, best))) {
        best = on;
      }
    }
    return DateMatch.day(next, best);
  }

  private static LocalDate nearest(LocalDate today, LocalDate thisYear) {
    if (thisYear.getMonthValue() == today.getMonthValue()) {
      return thisYear;
    }
    LocalDate best = thisYear;
    for (int years = -1; years <= 1; years += 2) {
      LocalDate on = thisYear.plusYears(years);
      best = distance(today, on) < distance(today, best) ? on : best;
    }
    return best;
  }

  private static long distance(LocalDate today, LocalDate on) {
    return Math.abs(ChronoUnit.DAYS.between(today, on));
  }

  /**
   * Resolves a range of two dates; a part that one of them omits is taken from the other.
   *
   * @return null if the dates do not form a range
   */
  static DateMatch range(PartialDate from, PartialDate to, LocalDate today) {
    PartialDate a = from;
    PartialDate b = to;
    if (a.month == 0 && a.day != 0 && b.month != 0) {
      int month = a.day <= b.day || b.day == 0 ? b.month : b.month - 1;
      a = month == 0 ? a.with(b.year == 0 ? 0 : b.year - 1, 12) : a.with(b.year, month);
    } else if (b.month == 0 && b.day != 0 && a.month != 0) {
      int month = b.day >= a.day ? a.month : a.month + 1;
      int year = b.year != 0 ? b.year : a.year;
      b = month == 13 ? b.with(a.year == 0 ? b.year : a.year + 1, 1) : b.with(year, month);
    }
    if (a.year == 0 && b.year != 0) {
      a = a.with(a.after(b) ? b.year - 1 : b.year, a.month);
    } else if (a.year == 0 && a.month != 0) {
      DateMatch first = a.resolve(today);
      if (first == null) {
        return null;
      }
      a = a.with(first.from().getYear(), a.month);
    }
    if (b.year == 0 && a.year != 0 && b.month != 0) {
      b = b.with(a.after(b) ? a.year + 1 : a.year, b.month);
    }
    DateMatch first = a.resolve(today);
    if (first != null && b.month == 0 && b.day != 0) {
      LocalDate last = b.day > a.day ? first.from().plusDays((long) b.day - a.day) : null;
      return last == null || last.getDayOfMonth() != b.day
          ? null
          : DateMatch.days(to.next, first.from(), last);
    }
    return first == null ? null : DateMatch.days(to.next, first.from(), b.end(today));
  }

  private boolean after(PartialDate other) {
    return month > other.month || month == other.month && other.day != 0 && day > other.day;
  }
}
