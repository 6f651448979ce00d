package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Days behind a word that tells the direction: {@code next Friday}, {@code last November}, {@code
 * this 5/12}, {@code this past Wednesday}, {@code next week on Monday}, {@code last Easter}.
 */
final class EnglishModifiedDays {
  private final Tokens t;
  private final EnglishCalendar calendar;
  private final EnglishWeekdays weekdays;
  private final EnglishHolidays holidays;
  private final LocalDate today;

  EnglishModifiedDays(
      Tokens tokens,
      EnglishCalendar calendar,
      EnglishWeekdays weekdays,
      EnglishHolidays holidays,
      LocalDate today) {
    this.t = tokens;
    this.calendar = calendar;
    this.weekdays = weekdays;
    this.holidays = holidays;
    this.today = today;
  }

  /** Null where none begins at {@code i}. */
  DateMatch at(int i) {
    Integer away = EnglishPeriods.away(t.word(i));
    if (away == null) {
      return null;
    }
    int j = i + 1;
    boolean near = t.isAny(i, "past", "coming", "upcoming");
    if (t.is(i, "this") && t.isAny(j, "past", "coming", "upcoming", "last")) {
      away = t.isAny(j, "past", "last") ? -1 : 1;
      near = true;
      j++;
    }
    Integer day = EnglishWords.WEEKDAYS.get(t.word(j));
    if (day != null) {
      return weekday(j, day, away, near);
    }
    if (t.is(j, "week")) {
      int k = t.isAny(j + 1, "on", "-") ? j + 2 : j + 1;
      Integer on = EnglishWords.WEEKDAYS.get(t.word(k));
      return on == null ? null : DateMatch.day(k + 1, DateMatch.weekday(today, away, on));
    }
    PartialDate date = calendar.at(j);
    return date != null && date.year() == 0 && date.month() != 0
        ? dated(date, away)
        : holidays.at(j, away);
  }

  /**
   * @param near counted from today; otherwise from this week
   */
  private DateMatch weekday(int j, int day, int away, boolean near) {
    DateMatch full = weekdays.at(j);
    if (full != null && full.next() > j + 1 && !t.is(j + 1, "of")) {
      return full;
    }
    return DateMatch.day(
        j + 1, near ? nearest(DayOfWeek.of(day), away) : DateMatch.weekday(today, away, day));
  }

  private LocalDate nearest(DayOfWeek day, int away) {
    return today.with(away < 0 ? TemporalAdjusters.previous(day) : TemporalAdjusters.next(day));
  }

  /** {@code last November}: the last one that is over; {@code next}: the first yet to begin. */
  private DateMatch dated(PartialDate date, int away) {
    int year = today.getYear();
    boolean sameMonth = date.month() == today.getMonthValue();
    if (away < 0) {
      boolean passed =
          date.month() < today.getMonthValue()
              || sameMonth && date.day() != 0 && date.day() < today.getDayOfMonth();
      year = passed ? year : year - 1;
    } else if (away > 0) {
      boolean ahead =
          date.month() > today.getMonthValue() || sameMonth && date.day() > today.getDayOfMonth();
      year = ahead ? year : year + 1;
    }
    return new PartialDate(date.next(), year, date.month(), date.day()).resolve(today);
  }
}
