package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Reads days after a word that states a direction: {@code next Friday}, {@code last November},
 * {@code this 5/12}, {@code this past Wednesday}, {@code next week on Monday}, {@code last Easter}.
 */
final class EnglishModifiedDays {
  private final DateTokens t;
  private final EnglishCalendarDates calendar;
  private final EnglishWeekdays weekdays;
  private final EnglishHolidays holidays;
  private final LocalDate today;

  EnglishModifiedDays(
      DateTokens tokens,
      EnglishCalendarDates calendar,
      EnglishWeekdays weekdays,
      EnglishHolidays holidays,
      LocalDate today) {
    this.t = tokens;
    this.calendar = calendar;
    this.weekdays = weekdays;
    this.holidays = holidays;
    this.today = today;
  }

  /** Returns the match that begins at token {@code i}, or null. */
  DateMatch at(int i) {
    Integer offset = EnglishPeriods.offset(t.word(i));
    if (offset == null) {
      return null;
    }
    int j = i + 1;
    boolean near = t.isAny(i, "past", "coming", "upcoming");
    if (t.is(i, "this") && t.isAny(j, "past", "coming", "upcoming", "last")) {
      offset = t.isAny(j, "past", "last") ? -1 : 1;
      near = true;
      j++;
    }
    Integer day = EnglishWords.WEEKDAYS.get(t.word(j));
    if (day != null) {
      return weekday(j, day, offset, near);
    }
    if (t.is(j, "week")) {
      int k = t.isAny(j + 1, "on", "-") ? j + 2 : j + 1;
      Integer on = EnglishWords.WEEKDAYS.get(t.word(k));
      return on == null ? null : DateMatch.day(k + 1, DateMatch.weekday(today, offset, on));
    }
    PartialDate date = calendar.at(j);
    return date != null && date.year() == 0 && date.month() != 0
        ? dated(date, offset)
        : holidays.at(j, offset);
  }

  /**
   * Reads a weekday.
   *
   * @param near whether to count from today instead of from the current week
   */
  private DateMatch weekday(int j, int day, int offset, boolean near) {
    DateMatch full = weekdays.at(j);
    if (full != null && full.next() > j + 1 && !t.is(j + 1, "of")) {
      return full;
    }
    return DateMatch.day(
        j + 1, near ? nearest(DayOfWeek.of(day), offset) : DateMatch.weekday(today, offset, day));
  }

  private LocalDate nearest(DayOfWeek day, int offset) {
    return today.with(offset < 0 ? TemporalAdjusters.previous(day) : TemporalAdjusters.next(day));
  }

  /**
   * Resolves {@code last November} to the last one that is over, and {@code next} to the first one
   * that has not begun.
   */
  private DateMatch dated(PartialDate date, int offset) {
    int year = today.getYear();
    boolean sameMonth = date.month() == today.getMonthValue();
    if (offset < 0) {
      boolean passed =
          date.month() < today.getMonthValue()
              || sameMonth && date.day() != 0 && date.day() < today.getDayOfMonth();
      year = passed ? year : year - 1;
    } else if (offset > 0) {
      boolean ahead =
          date.month() > today.getMonthValue() || sameMonth && date.day() > today.getDayOfMonth();
      year = ahead ? year : year + 1;
    }
    return new PartialDate(date.next(), year, date.month(), date.day()).resolve(today);
  }
}
