package dev.isobar.enrich.date;

import java.time.LocalDate;

/** Holidays in a sentence: {@code Christmas}, {@code next Easter}, {@code Earth Day 2010}. */
final class EnglishHolidays {
  private final Tokens t;
  private final EnglishPeriods periods;
  private final LocalDate today;

  EnglishHolidays(Tokens tokens, EnglishPeriods periods, LocalDate today) {
    this.t = tokens;
    this.periods = periods;
    this.today = today;
  }

  /**
   * The holiday of the year that follows its name; else of this year.
   *
   * @param away negative for the last one before today, positive for the first one after it
   * @return null where none begins at {@code i}
   */
  DateMatch at(int i, int away) {
    Holidays.Named named = Holidays.at(t, i);
    if (named == null) {
      return null;
    }
    int of = t.is(named.next(), "of") ? named.next() + 1 : named.next();
    DateMatch year = t.is(of, ",") ? null : periods.year(of);
    if (year != null) {
      return DateMatch.day(year.next(), Holidays.in(named.name(), year.from().getYear()));
    }
    LocalDate on = Holidays.in(named.name(), today.getYear());
    if (away < 0 && !on.isBefore(today)) {
      on = Holidays.in(named.name(), today.getYear() - 1);
    } else if (away > 0 && !on.isAfter(today)) {
      on = Holidays.in(named.name(), today.getYear() + 1);
    }
    return DateMatch.day(named.next(), on);
  }
}
