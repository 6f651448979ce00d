package dev.isobar.enrich.date;

import java.time.LocalDate;

/** Reads {@code the 15th day of the eighth lunar month}. */
final class EnglishLunarDates {
  private EnglishLunarDates() {}

  /** Returns the day that begins at token {@code i}, nearest to today, or null. */
  static DateMatch at(DateTokens t, EnglishWords words, int i, LocalDate today) {
    EnglishWords.Number day = words.ordinal(t.is(i, "the") ? i + 1 : i);
    if (day.value() < 1
        || day.value() > 30
        || !t.is(day.next(), "day")
        || !t.is(day.next() + 1, "of")) {
      return null;
    }
    int j = day.next() + 2;
    EnglishWords.Number month = words.ordinal(t.is(j, "the") ? j + 1 : j);
    int k = month.next();
    if (month.value() < 1 || month.value() > 12) {
      return null;
    }
    int end =
        t.is(k, "lunar") && t.is(k + 1, "month")
            ? k + 2
            : t.is(k, "month") && t.isAny(k + 1, "of", "in") && t.is(k + 3, "lunar") ? k + 5 : -1;
    LunarCalendar.Month in =
        end < 0 ? null : LunarCalendar.nearest(today, month.value(), false, day.value());
    return in == null || end > t.size() ? null : DateMatch.day(end, in.day(day.value()));
  }
}
