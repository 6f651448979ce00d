package dev.isobar.enrich.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Holds the days that an expression names.
 *
 * @param next the first token (or character) after the expression
 * @param to the last day, inclusive
 */
record DateMatch(int next, LocalDate from, LocalDate to) {

  static DateMatch day(int next, LocalDate day) {
    return day == null ? null : new DateMatch(next, day, day);
  }

  static DateMatch days(int next, LocalDate from, LocalDate to) {
    return from == null || to == null || to.isBefore(from) ? null : new DateMatch(next, from, to);
  }

  /** Creates a match from {@code from} until the day before {@code end}. */
  static DateMatch until(int next, LocalDate from, LocalDate end) {
    return days(next, from, end.minusDays(1));
  }

  static DateMatch year(int next, int year) {
    return until(next, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
  }

  static DateMatch month(int next, int year, int month) {
    YearMonth on = YearMonth.of(year, month);
    return days(next, on.atDay(1), on.atEndOfMonth());
  }

  static DateMatch week(int next, LocalDate within) {
    LocalDate monday = monday(within);
    return days(next, monday, monday.plusDays(6));
  }

  /**
   * Creates a match for the weekend of the week that is {@code offset} weeks after the current one.
   */
  static DateMatch weekend(int next, LocalDate today, int offset) {
    return days(next, weekday(today, offset, 6), weekday(today, offset, 7));
  }

  /**
   * Returns a day of the week that is {@code offset} weeks after the current one; weeks begin on
   * Monday.
   *
   * @param weekday 1 for Monday to 7 for Sunday
   */
  static LocalDate weekday(LocalDate today, int offset, int weekday) {
    return monday(today).plusWeeks(offset).plusDays(weekday - 1L);
  }

  DateMatch endingAt(int token) {
    return new DateMatch(token, from, to);
  }

  static LocalDate monday(LocalDate within) {
    return within.minusDays(within.getDayOfWeek().getValue() - 1L);
  }

  /** Returns the day, or null if it does not exist. */
  static LocalDate of(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
