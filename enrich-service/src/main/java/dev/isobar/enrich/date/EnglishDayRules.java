package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Reads days relative to another day with the first rule that matches: {@code tomorrow}, {@code
 * Friday}, {@code next Friday}, {@code two weeks ago}, {@code early 2024}, {@code Easter}.
 */
final class EnglishDayRules {
  /**
   * Largest number of chained days. Sentences chain one or two days; a text that consists of a
   * longer chain would exhaust the stack.
   */
  private static final int MAX_CHAIN = 8;

  private final DateTokens t;
  private final EnglishCalendarDates calendar;
  private final LocalDate today;
  private final EnglishNamedDays namedDays;
  private final EnglishHolidays holidays;
  private final EnglishRelativeDates relativeDates;
  private final EnglishWeekdays weekdays;
  private final EnglishModifiedDays modifiedDays;
  private final EnglishPeriodParts periodParts;
  private int chained;

  EnglishDayRules(
      DateTokens tokens,
      EnglishWords words,
      EnglishCalendarDates calendar,
      EnglishPeriods periods,
      LocalDate today) {
    this.t = tokens;
    this.calendar = calendar;
    this.today = today;
    this.namedDays = new EnglishNamedDays(tokens, periods, today);
    this.holidays = new EnglishHolidays(tokens, periods, today);
    this.relativeDates = new EnglishRelativeDates(tokens, words, today, this::origin);
    this.weekdays = new EnglishWeekdays(tokens, words, calendar, relativeDates, today);
    this.modifiedDays = new EnglishModifiedDays(tokens, calendar, weekdays, holidays, today);
    this.periodParts = new EnglishPeriodParts(tokens, calendar, periods, today);
  }

  /** Returns the match that begins at token {@code i}, or null. */
  DateMatch at(int i) {
    DateMatch match = namedDays.at(i);
    match = match == null ? weekdays.at(i) : match;
    match = match == null ? modifiedDays.at(i) : match;
    match = match == null ? relativeDates.at(i) : match;
    match = match == null ? periodParts.at(i) : match;
    return match == null ? holidays.at(i, 0) : match;
  }

  /**
   * Returns the day that a distance is counted from, as in {@code three days after} Easter, next
   * Friday or May 2; null if none begins at token {@code i}.
   */
  private DateMatch origin(int i) {
    if (chained == MAX_CHAIN) {
      return null;
    }
    chained++;
    try {
      return originAt(i);
    } finally {
      chained--;
    }
  }

  private DateMatch originAt(int i) {
    PartialDate date = calendar.at(i);
    DateMatch match = date == null ? null : date.resolve(today);
    match = match == null ? namedDays.at(i) : match;
    Integer weekday = EnglishWords.WEEKDAYS.get(t.word(i));
    if (match == null && weekday != null) {
      return DateMatch.day(i + 1, today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday))));
    }
    match = match == null ? modifiedDays.at(i) : match;
    return match == null ? holidays.at(i, 1) : match;
  }
}
