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
  Hit at(int i) {
    return switch (t.word(i)) {
      case "today", "otd" -> Hit.day(i + 1, today);
      case "tomorrow", "tmrw", "tmr" -> Hit.day(i + 1, today.plusDays(1));
      case "yesterday" -> Hit.day(i + 1, today.minusDays(1));
      case "day" -> nextButOne(i);
      case "eoy" -> secondHalf(i);
      case "weekend" -> weekend(i);
      case "year" -> toDate(i);
      default -> null;
    };
  }

  /** {@code day after tomorrow}, {@code day before yesterday}. */
  private Hit nextButOne(int i) {
    boolean after = t.is(i + 1, "after");
    return (after || t.is(i + 1, "before")) && t.is(i + 2, after ? "tomorrow" : "yesterday")
        ? Hit.day(i + 3, today.plusDays(after ? 2 : -2))
        : null;
  }

  /** The end of the year is its second half, as Recognizers-Text reads it. */
  private Hit secondHalf(int i) {
    return Hit.until(
        i + 1, LocalDate.of(today.getYear(), 7, 1), LocalDate.of(today.getYear() + 1, 1, 1));
  }

  /** {@code weekend} behind an article, unless the words before make another period of it. */
  private Hit weekend(int i) {
    return t.isAny(i - 1, "the", "this", "that") && periods.at(i - 1) == null
        ? Hit.weekend(i + 1, today, 0)
        : null;
  }

  private Hit toDate(int i) {
    return t.is(i + 1, "to") && t.is(i + 2, "date")
        ? Hit.days(i + 3, Unit.YEAR.start(today), today)
        : null;
  }
}
