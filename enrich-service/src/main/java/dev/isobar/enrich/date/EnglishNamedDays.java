package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Days that have a word of their own: {@code today}, {@code the day after tomorrow}, {@code this
 * weekend}, {@code EOY}, {@code year to date}.
 */
final class EnglishNamedDays {
  private final Tokens t;
  private final EnglishPeriods periods;
  private final LocalDate today;

  EnglishNamedDays(Tokens tokens, EnglishPeriods periods, LocalDate today) {
    this.t = tokens;
    this.periods = periods;
    this.today = today;
  }

  /** Null where none begins at {@code i}. */
  DateMatch at(int i) {
    return switch (t.word(i)) {
      case "today", "otd" -> DateMatch.day(i + 1, today);
      case "tomorrow", "tmrw", "tmr" -> DateMatch.day(i + 1, today.plusDays(1));
      case "yesterday" -> DateMatch.day(i + 1, today.minusDays(1));
      case "day" -> nextButOne(i);
      case "eoy" -> secondHalf(i);
      case "weekend" -> weekend(i);
      case "year" -> toDate(i);
      default -> null;
    };
  }

  /** {@code day after tomorrow}, {@code day before yesterday}. */
  private DateMatch nextButOne(int i) {
    boolean after = t.is(i + 1, "after");
    return (after || t.is(i + 1, "before")) && t.is(i + 2, after ? "tomorrow" : "yesterday")
        ? DateMatch.day(i + 3, today.plusDays(after ? 2 : -2))
        : null;
  }

  /** The end of the year is its second half, as Recognizers-Text reads it. */
  private DateMatch secondHalf(int i) {
    return DateMatch.until(
        i + 1, LocalDate.of(today.getYear(), 7, 1), LocalDate.of(today.getYear() + 1, 1, 1));
  }

  /** {@code weekend} behind an article, unless the words before make another period of it. */
  private DateMatch weekend(int i) {
    return t.isAny(i - 1, "the", "this", "that") && periods.at(i - 1) == null
        ? DateMatch.weekend(i + 1, today, 0)
        : null;
  }

  private DateMatch toDate(int i) {
    return t.is(i + 1, "to") && t.is(i + 2, "date")
        ? DateMatch.days(i + 3, Unit.YEAR.start(today), today)
        : null;
  }
}
