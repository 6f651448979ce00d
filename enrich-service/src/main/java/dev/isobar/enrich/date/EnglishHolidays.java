package dev.isobar.enrich.date;

import java.time.LocalDate;

/** Reads holidays in a sentence: {@code Christmas}, {@code next Easter}, {@code Earth Day 2010}. */
final class EnglishHolidays {
  private final DateTokens t;
  private final EnglishPeriods periods;
  private final LocalDate today;

  EnglishHolidays(DateTokens tokens, EnglishPeriods periods, LocalDate today) {
    this.t = tokens;
    this.periods = periods;
    this.today = today;
  }

  /**
   * Returns the holiday that begins at token {@code i}, or null. Its year is the one after its
   * name, else the current one.
   *
   * @param offset negative for the last one before today, positive for the first one after today
   */
  DateMatch at(int i, int offset) {
    Holidays.NamedHoliday holiday = Holidays.at(t, i);
    if (holiday == null) {
      return null;
    }
    int yearStart = t.is(holiday.next(), "of") ? holiday.next() + 1 : holiday.next();
    DateMatch year = t.is(yearStart, ",") ? null : periods.year(yearStart);
    if (year != null) {
      return DateMatch.day(year.next(), Holidays.date(holiday.name(), year.from().getYear()));
    }
    LocalDate date = Holidays.date(holiday.name(), today.getYear());
    if (offset < 0 && !date.isBefore(today)) {
      date = Holidays.date(holiday.name(), today.getYear() - 1);
    } else if (offset > 0 && !date.isAfter(today)) {
      date = Holidays.date(holiday.name(), today.getYear() + 1);
    }
    return DateMatch.day(holiday.next(), date);
  }
}
