package dev.isobar.enrich.date;

import java.time.LocalDate;
import java.util.Map;

/** Lists the units of time that expressions count in. */
enum Unit {
  DAY,
  BUSINESS_DAY,
  WEEK,
  FORTNIGHT,
  MONTH,
  QUARTER,
  HALF,
  YEAR,
  DECADE,
  CENTURY;

  private static final Map<String, Unit> ENGLISH =
      Map.ofEntries(
          Map.entry("day", DAY),
          Map.entry("days", DAY),
          Map.entry("week", WEEK),
          Map.entry("weeks", WEEK),
          Map.entry("fortnight", FORTNIGHT),
          Map.entry("fortnights", FORTNIGHT),
          Map.entry("month", MONTH),
          Map.entry("months", MONTH),
          Map.entry("quarter", QUARTER),
          Map.entry("quarters", QUARTER),
          Map.entry("year", YEAR),
          Map.entry("years", YEAR),
          Map.entry("decade", DECADE),
          Map.entry("decades", DECADE),
          Map.entry("century", CENTURY),
          Map.entry("centuries", CENTURY));

  /** Returns the unit of an English word, or null. */
  static Unit english(String word) {
    return ENGLISH.get(word);
  }

  /**
   * Returns the day that is {@code count} units later; business days exclude Saturday and Sunday.
   */
  LocalDate plus(LocalDate day, long count) {
    return switch (this) {
      case DAY -> day.plusDays(count);
      case BUSINESS_DAY -> business(day, count);
      case WEEK -> day.plusWeeks(count);
      case FORTNIGHT -> day.plusWeeks(2 * count);
      case MONTH -> day.plusMonths(count);
      case QUARTER -> day.plusMonths(3 * count);
      case HALF -> day.plusMonths(6 * count);
      case YEAR -> day.plusYears(count);
      case DECADE -> day.plusYears(10 * count);
      case CENTURY -> day.plusYears(100 * count);
    };
  }

  /** Returns the first day of the unit that contains {@code day}. */
  LocalDate start(LocalDate day) {
    return switch (this) {
      case DAY, BUSINESS_DAY -> day;
      case WEEK, FORTNIGHT -> DateMatch.monday(day);
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
      case HALF -> LocalDate.of(day.getYear(), day.getMonthValue() < 7 ? 1 : 7, 1);
      case YEAR -> LocalDate.of(day.getYear(), 1, 1);
      case DECADE -> LocalDate.of(day.getYear() / 10 * 10, 1, 1);
      case CENTURY -> LocalDate.of(day.getYear() / 100 * 100, 1, 1);
    };
  }

  /**
   * Creates a match for the whole unit that is {@code offset} units after the one containing {@code
   * today}.
   */
  DateMatch whole(int next, LocalDate today, long offset) {
    LocalDate from = plus(start(today), offset);
    return DateMatch.until(next, from, plus(from, 1));
  }

  /** Creates a match for the {@code count} units before today (negative) or after today. */
  DateMatch count(int next, LocalDate today, long count) {
    if (this == QUARTER || this == DECADE || this == CENTURY || this == HALF) {
      LocalDate here = start(today);
      return count > 0
          ? DateMatch.until(next, plus(here, 1), plus(here, count + 1))
          : DateMatch.until(next, plus(here, count), here);
    }
    return count > 0
        ? DateMatch.days(next, today.plusDays(1), plus(today, count))
        : DateMatch.until(next, plus(today, count), today);
  }

  /**
   * Returns the year of a quarter or half that is named without one: this year, or the last year if
   * the period would begin more than six months ahead.
   *
   * @param month the first month of the period
   */
  static int yearOf(LocalDate today, int month) {
    return month - today.getMonthValue() > 6 ? today.getYear() - 1 : today.getYear();
  }

  private static LocalDate business(LocalDate day, long count) {
    LocalDate at = day;
    for (long left = Math.min(Math.abs(count), 1000); left > 0; ) {
      at = at.plusDays(count > 0 ? 1 : -1);
      left -= at.getDayOfWeek().getValue() < 6 ? 1 : 0;
    }
    return at;
  }
}
