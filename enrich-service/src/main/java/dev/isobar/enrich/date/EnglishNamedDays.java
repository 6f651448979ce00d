package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Reads days that have their own word: {@code today}, {@code the day after tomorrow}, {@code this
 * weekend}, {@code EOY}, {@code year to date}.
 */
final class EnglishNamedDays {
  private final DateTokens t;
  private final EnglishPeriods periods;
  private final LocalDate today;

  EnglishNamedDays(DateTokens tokens, EnglishPeriods periods, LocalDate today) {
    this.t = tokens;
    this.periods = periods;
    this.today = today;
  }

  /** Returns the match that begins at token {@code i}, or null. */
  DateMatch at(int i) {
    return switch (t.word(i)) {
      case "today", "otd" -> DateMatch.day(i + 1, today);
      case "tomorrow", "tmrw", "tmr" -> DateMatch.day(i + 1, today.plusDays(1));
      case "yesterday" -> DateMatch.day(i + 1, today.minusDays(1));
      case "day" -> twoDaysAway(i);
      case "eoy" -> secondHalf(i);
      case "weekend" -> weekend(i);
      case "year" -> toDate(i);
      default -> null;
    };
  }

  /** Reads {@code day after tomorrow} and {@code day before yesterday}. */
  private DateMatch twoDaysAway(int i) {
    boolean after = t.is(i + 1, "after");
    return (after || t.is(i + 1, "before")) && t.is(i + 2, after ? "tomorrow" : "yesterday")
        ? DateMatch.day(i + 3, today.plusDays(after ? 2 : -2))
        : null;
  }

  /**
   * Returns the second half of the year, which is the end of the year in Microsoft
   * Recognizers-Text.
   */
  private DateMatch secondHalf(int i) {
    return DateMatch.until(
        i + 1, LocalDate.of(today.getYear(), 7, 1), LocalDate.of(today.getYear() + 1, 1, 1));
  }

  /** Reads {@code weekend} after an article or "this", unless those words begin another period. */
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
