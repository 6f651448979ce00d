package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Reads two years joined by a mark of which the second is short, or that follow one another: {@code
 * 2021-22}, {@code 2022/23}, {@code 2024/2025}, {@code 1999–2003} is left to {@link EnglishDates}.
 */
final class EnglishYearRanges {
  private final DateTokens t;
  private final NumberContext context;

  EnglishYearRanges(DateTokens tokens, NumberContext context) {
    this.t = tokens;
    this.context = context;
  }

  /** Returns the range that begins at token {@code i}, or null. */
  DateMatch at(int i) {
    boolean joined =
        t.length(i) == 4
            && t.isAny(i + 1, "-", "/")
            && t.touch(i, i + 1)
            && t.touch(i + 1, i + 2)
            && t.number(i + 2) >= 0
            && !t.isOrdinal(i + 2);
    int from = t.number(i);
    if (!joined || from < 1800 || from > 2199 || continues(i + 3) || isNumber(i)) {
      return null;
    }
    int to = second(i, from);
    return to <= from || context.isCounted(i, i + 3)
        ? null
        : DateMatch.days(i + 3, LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31));
  }

  /** Returns the second year, or -1 if the number may be a month. */
  private int second(int i, int from) {
    int number = t.number(i + 2);
    boolean slash = t.is(i + 1, "/");
    if (t.length(i + 2) == 4) {
      return slash && number == from + 1 ? number : -1;
    }
    if (t.length(i + 2) != 2) {
      return -1;
    }
    int to = from / 100 * 100 + number;
    to = to < from ? to + 100 : to;
    boolean follows = to == from + 1;
    boolean severalYears = to > from && to - from < 60 && !slash;
    return follows || severalYears && (number > 12 || t.isLongDash(i + 1)) ? to : -1;
  }

  /** Returns whether the digits go on: {@code 2021-22-07}, {@code 2003/04/EC}. */
  private boolean continues(int i) {
    return t.touch(i - 1, i)
        && (t.isAny(i, "-", "/") || t.is(i, ".") && t.number(i + 1) >= 0 && t.touch(i, i + 1));
  }

  private boolean isNumber(int i) {
    boolean afterMark = t.isAny(i - 1, "-", "/", ".", "+") && t.touch(i - 1, i);
    return afterMark && !t.isAny(i - 2, "fy", "mid") || context.isReference(i);
  }
}
