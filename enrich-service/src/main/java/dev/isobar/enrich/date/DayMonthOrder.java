package dev.isobar.enrich.date;

/**
 * Decides whether {@code 3/4/2024} is 3 April or March 4: by the other dates of the text in
 * figures, then by its dates in words, then by the source.
 */
final class DayMonthOrder {
  private static final int UNKNOWN = 0;
  private static final int DAY_FIRST = 1;
  private static final int MONTH_FIRST = 2;

  private final DateTokens t;
  private final boolean dayFirstSource;
  private int evidence = -1;

  /**
   * Creates the order of one text.
   *
   * @param dayFirstSource whether the language or country of the source writes the day first
   */
  DayMonthOrder(DateTokens tokens, boolean dayFirstSource) {
    this.t = tokens;
    this.dayFirstSource = dayFirstSource;
  }

  /**
   * Returns whether the day is first.
   *
   * @param usual the order if neither the text nor the source decides
   */
  boolean isDayFirst(boolean usual) {
    if (evidence < 0) {
      evidence = figures();
      evidence = evidence == UNKNOWN ? words() : evidence;
    }
    return evidence == UNKNOWN ? dayFirstSource || usual : evidence == DAY_FIRST;
  }

  /** Looks for dates in figures that have only one reading. */
  private int figures() {
    int dayFirst = 0;
    int monthFirst = 0;
    for (int i = 0; i + 4 < t.size(); i++) {
      int a = t.number(i);
      int b = t.number(i + 2);
      boolean isDate =
          a >= 1
              && b >= 1
              && t.length(i) <= 2
              && t.length(i + 2) <= 2
              && t.isAny(i + 1, "/", "-", ".")
              && t.is(i + 3, t.word(i + 1))
              && t.touch(i, i + 1)
              && t.touch(i + 1, i + 2)
              && t.touch(i + 2, i + 3)
              && t.touch(i + 3, i + 4)
              && (t.length(i + 4) == 4 || t.length(i + 4) == 2)
              && t.number(i + 4) >= 0;
      if (isDate) {
        dayFirst += a > 12 && a <= 31 && b <= 12 ? 1 : 0;
        monthFirst += b > 12 && b <= 31 && a <= 12 ? 1 : 0;
      }
    }
    return decided(dayFirst, monthFirst);
  }

  /** Looks for {@code 3 April 2024} and {@code April 3, 2024}. */
  private int words() {
    int dayFirst = 0;
    int monthFirst = 0;
    for (int i = 1; i + 1 < t.size(); i++) {
      if (Months.ENGLISH.containsKey(t.word(i))) {
        boolean dayBefore = t.number(i - 1) >= 1 && t.number(i - 1) <= 31 && t.length(i - 1) <= 4;
        boolean dayAfter = t.number(i + 1) >= 1 && t.number(i + 1) <= 31 && t.length(i + 1) <= 4;
        int year = t.is(i + 2, ",") ? i + 3 : i + 2;
        dayFirst +=
            dayBefore && !dayAfter && t.length(i + 1) == 4 && t.number(i + 1) > 1000 ? 1 : 0;
        monthFirst +=
            dayAfter && !dayBefore && t.length(year) == 4 && t.number(year) > 1000 ? 1 : 0;
      }
    }
    return decided(dayFirst, monthFirst);
  }

  private static int decided(int dayFirst, int monthFirst) {
    if (dayFirst > 0 == monthFirst > 0) {
      return UNKNOWN;
    }
    return dayFirst > 0 ? DAY_FIRST : MONTH_FIRST;
  }
}
