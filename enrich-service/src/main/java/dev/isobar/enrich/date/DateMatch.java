package dev.isobar.enrich.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Days that an expression names.
 *
 * @param next the first token (or character) after it
 * @param to the last day, included
 */
record DateMatch(int next, LocalDate from, LocalDate to) {

  static DateMatch day(int next, LocalDate day) {
    return day == null ? null : new DateMatch(next, day, day);
  }

  static DateMatch days(int next, LocalDate from, LocalDate to) {
    return from == null || to == null || to.isBefore(from) ? null : new DateMatch(next, from, to);
  }

  /** From {@code from} up to, and without, {@code end}. */
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

  /** The weekend of the week that is so many weeks away from today's. */
  static DateMatch weekend(int next, LocalDate today, int away) {
    return days(next, weekday(today, away, 6), weekday(today, away, 7));
  }

  /**
   * A day of the week that is so many weeks away from today's; weeks begin on Monday.
   *
   * @param weekday from 1 for Monday to 7
   */
  static LocalDate weekday(LocalDate today, int away, int weekday) {
    return monday(today).plusWeeks(away).plusDays(weekday - 1L);
  }

  DateMatch endingAt(int token) {
    return new DateMatch(token, from, to);
  }

  static LocalDate monday(LocalDate within) {
    return within.minusDays(within.getDayOfWeek().getValue() - 1L);
  }

  /** Null for a day that no calendar has. */
  static LocalDate of(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
