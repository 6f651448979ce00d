package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Reads periods with a number: {@code Q1 2019}, {@code 3Q24}, {@code 2024-W47}, {@code week 23},
 * {@code 1990s}, {@code 21st century}, {@code CY 2018}.
 */
final class EnglishNumberedPeriods {
  private final DateTokens t;
  private final EnglishWords words;
  private final EnglishPeriods periods;
  private final LocalDate today;

  EnglishNumberedPeriods(
      DateTokens tokens, EnglishWords words, EnglishPeriods periods, LocalDate today) {
    this.t = tokens;
    this.words = words;
    this.periods = periods;
    this.today = today;
  }

  /** Returns the match that begins at token {@code i}, or null. */
  DateMatch at(int i) {
    DateMatch match = week(i);
    match = match == null ? quarterOrHalf(i) : match;
    match = match == null ? decade(i) : match;
    if (match != null) {
      return match;
    }
    EnglishWords.Number ordinal = words.ordinal(i);
    if (ordinal.value() > 0 && ordinal.value() < 22 && t.is(ordinal.next(), "century")) {
      return Unit.CENTURY.whole(
          ordinal.next() + 1, LocalDate.of(100 * ordinal.value() - 100 + 1, 1, 1), 0);
    }
    if (t.isAny(i, "year", "cy") && words.year(i + 1) != EnglishWords.NONE) {
      return DateMatch.year(i + 2, words.year(i + 1).value());
    }
    return t.is(i, "cy") && t.length(i + 1) == 2 && t.number(i + 1) >= 0
        ? DateMatch.year(i + 2, 2000 + t.number(i + 1))
        : null;
  }

  /** Reads {@code Q1 2019}, {@code 2019-H2}, {@code 3Q24} and {@code 1H 2025}. */
  private DateMatch quarterOrHalf(int i) {
    int most = most(i);
    if (most > 0 && isNumber(i + 1, most) && t.touch(i, i + 1) && t.length(i + 1) == 1) {
      return ofYear(i + 2, t.word(i), t.number(i + 1));
    }
    most = most(i + 1);
    boolean joined = most > 0 && isNumber(i, most) && t.length(i) == 1 && t.touch(i, i + 1);
    if (joined && t.isCapital(i + 1) && !t.isAny(i - 1, "-", "/", ".", "+")) {
      return ofYear(i + 2, t.word(i + 1), t.number(i));
    }
    EnglishWords.Number year = words.year(i);
    if (year == EnglishWords.NONE) {
      return null;
    }
    int j = t.isAny(year.next(), "-", "/") ? year.next() + 1 : year.next();
    return most(j) > 0 && isNumber(j + 1, most(j)) && t.touch(j, j + 1) && t.length(j + 1) == 1
        ? quarterOrHalf(j + 2, year.value(), t.word(j), t.number(j + 1))
        : null;
  }

  /** Returns how many of the period named by {@code q} or {@code h} a year has, or 0. */
  private int most(int i) {
    return t.is(i, "q") ? 4 : t.is(i, "h") ? 2 : 0;
  }

  private boolean isNumber(int i, int most) {
    return t.number(i) >= 1 && t.number(i) <= most && !t.isOrdinal(i);
  }

  /**
   * Reads the year after a quarter or half: {@code 2024}, {@code of 2024}, {@code '24}, {@code
   * FY24}.
   */
  private DateMatch ofYear(int i, String kind, int number) {
    int j = t.isAny(i, "-", "of", "/", ",", "'") ? i + 1 : i;
    j = t.isAny(j, "fy", "cy") ? j + 1 : j;
    EnglishWords.Number year = words.year(j);
    boolean isShort = t.length(j) == 2 && t.number(j) >= 0 && (t.is(i, "'") || t.touch(j - 1, j));
    if (year == EnglishWords.NONE && isShort && !t.is(i, "-")) {
      year = new EnglishWords.Number(2000 + t.number(j), j + 1);
    }
    if (year == EnglishWords.NONE) {
      // "H2" alone is hydrogen.
      return kind.equals("q") ? quarterOrHalf(i, today.getYear(), kind, number) : null;
    }
    return quarterOrHalf(year.next(), year.value(), kind, number);
  }

  private static DateMatch quarterOrHalf(int next, int year, String kind, int number) {
    int months = kind.equals("q") ? 3 : 6;
    LocalDate from = LocalDate.of(year, 1, 1).plusMonths((long) months * (number - 1));
    return DateMatch.until(next, from, from.plusMonths(months));
  }

  /** Reads {@code 1990s}, {@code 90s} and {@code the nineties}. */
  private DateMatch decade(int i) {
    EnglishWords.Number year = words.year(i);
    if (year != EnglishWords.NONE && t.is(year.next(), "s") && year.value() % 10 == 0) {
      return Unit.DECADE.whole(year.next() + 1, LocalDate.of(year.value(), 1, 1), 0);
    }
    if (t.length(i) == 2
        && t.number(i) >= 20
        && t.number(i) % 10 == 0
        && t.is(i + 1, "s")
        && t.touch(i, i + 1)) {
      return Unit.DECADE.whole(i + 2, LocalDate.of(1900 + t.number(i), 1, 1), 0);
    }
    Integer decade = EnglishWords.DECADES.get(t.word(i));
    return decade != null && t.is(i - 1, "the")
        ? Unit.DECADE.whole(i + 1, LocalDate.of(1900 + 10 * decade, 1, 1), 0)
        : null;
  }

  /**
   * Reads weeks of ISO 8601 and {@code week 23}, {@code CW47 2024}, {@code week 47 of 2024}. A week
   * that the year does not have is no date.
   */
  private DateMatch week(int i) {
    EnglishWords.Number year = words.year(i);
    if (year != EnglishWords.NONE) {
      int j = t.isAny(year.next(), "-", ",", "/") ? year.next() + 1 : year.next();
      boolean iso = t.is(j, "w") && t.touch(j, j + 1) && t.length(j + 1) >= 2 && t.isCapital(j);
      return iso || t.isAny(j, "week", "cw", "kw", "wk") ? iso(j + 1, year.value(), iso) : null;
    }
    boolean compact = t.isAny(i, "w", "cw", "kw", "wk") && t.isCapital(i);
    if (!compact && !t.isAny(i, "week", "wk")
        || t.number(i + 1) < 1
        || t.number(i + 1) > 53
        || t.isOrdinal(i + 1)) {
      return null;
    }
    int j = t.isAny(i + 2, "of", ",", "/", "-") ? i + 3 : i + 2;
    DateMatch of = t.is(i + 2, "of") ? periods.year(j) : null;
    EnglishWords.Number after = of == null ? words.year(j) : EnglishWords.NONE;
    of = after == EnglishWords.NONE ? of : DateMatch.year(after.next(), after.value());
    if (of == null && t.is(i, "w")) {
      return null;
    }
    return of == null
        ? weekOf(today.getYear(), t.number(i + 1), i + 2)
        : weekOf(of.from().getYear(), t.number(i + 1), of.next());
  }

  /**
   * Reads the number of a week, and the day of the week after it: {@code 47}, {@code 47-3}, {@code
   * 473}.
   */
  private DateMatch iso(int i, int year, boolean allowsDay) {
    int number = t.number(i);
    if (allowsDay && t.length(i) == 3) {
      return dayOf(weekOf(year, number / 10, i + 1), number % 10, i + 1);
    }
    boolean hasDay =
        allowsDay
            && t.is(i + 1, "-")
            && t.touch(i, i + 1)
            && t.touch(i + 1, i + 2)
            && t.length(i + 2) == 1;
    DateMatch week = number < 1 || t.length(i) > 2 ? null : weekOf(year, number, i + 1);
    return hasDay ? dayOf(week, t.number(i + 2), i + 3) : week;
  }

  private static DateMatch dayOf(DateMatch week, int day, int next) {
    return week == null || day < 1 || day > 7
        ? null
        : DateMatch.day(next, week.from().plusDays(day - 1L));
  }

  private static DateMatch weekOf(int year, int number, int next) {
    LocalDate monday = EnglishPeriods.firstWeek(LocalDate.of(year, 1, 1)).plusWeeks(number - 1L);
    boolean exists = number >= 1 && monday.plusDays(3).getYear() == year;
    return exists ? DateMatch.week(next, monday) : null;
  }
}
