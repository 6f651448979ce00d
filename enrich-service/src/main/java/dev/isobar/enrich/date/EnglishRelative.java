package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Days that count from another day, by the first of its parts that reads one: {@code tomorrow},
 * {@code Friday}, {@code next Friday}, {@code two weeks ago}, {@code early 2024}, {@code Easter}.
 */
final class EnglishRelative {
  /** Real sentences chain one or two days; a text made of nothing else would exhaust the stack. */
  private static final int LONGEST_CHAIN = 8;

  private final Tokens t;
  private final EnglishCalendar calendar;
  private final LocalDate today;
  private final EnglishNamedDays named;
  private final EnglishHolidays holidays;
  private final EnglishRelativeDates distances;
  private final EnglishWeekdays weekdays;
  private final EnglishModifiedDays led;
  private final EnglishPeriodParts edges;
  private int chained;

  EnglishRelative(
      Tokens tokens,
      EnglishWords words,
      EnglishCalendar calendar,
      EnglishPeriods periods,
      LocalDate today) {
    this.t = tokens;
    this.calendar = calendar;
    this.today = today;
    this.named = new EnglishNamedDays(tokens, periods, today);
    this.holidays = new EnglishHolidays(tokens, periods, today);
    this.distances = new EnglishRelativeDates(tokens, words, today, this::origin);
    this.weekdays = new EnglishWeekdays(tokens, words, calendar, distances, today);
    this.led = new EnglishModifiedDays(tokens, calendar, weekdays, holidays, today);
    this.edges = new EnglishPeriodParts(tokens, calendar, periods, today);
  }

  /** Null where none begins at {@code i}. */
  DateMatch at(int i) {
    DateMatch hit = named.at(i);
    hit = hit == null ? weekdays.at(i) : hit;
    hit = hit == null ? led.at(i) : hit;
    hit = hit == null ? distances.at(i) : hit;
    hit = hit == null ? edges.at(i) : hit;
    return hit == null ? holidays.at(i, 0) : hit;
  }

  /** The day that a distance counts from: {@code three days after} Easter, next Friday, May 2. */
  private DateMatch origin(int i) {
    if (chained == LONGEST_CHAIN) {
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
    DateMatch hit = date == null ? null : date.resolve(today);
    hit = hit == null ? named.at(i) : hit;
    Integer weekday = EnglishWords.WEEKDAYS.get(t.word(i));
    if (hit == null && weekday != null) {
      return DateMatch.day(i + 1, today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday))));
    }
    hit = hit == null ? led.at(i) : hit;
    return hit == null ? holidays.at(i, 1) : hit;
  }
}
