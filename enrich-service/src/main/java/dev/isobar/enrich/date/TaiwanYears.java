package dev.isobar.enrich.date;

import dev.isobar.contracts.text.SimplifiedChinese;

/**
 * Reads years of the Republic of China, which count from 1912: {@code 民國113年}, and in Taiwanese
 * texts {@code 113年5月}. Without the era's name, three digits are such a year if a month follows, or
 * if the text uses the era elsewhere; then two digits are one too.
 */
final class TaiwanYears {
  private static final int BEFORE_FIRST = 1911;

  /** The last year that is read; later numbers are quantities. */
  private static final int LAST = 199;

  private final String text;
  private final CharacterMatcher t;
  private final ChineseNumbers numbers;
  private Boolean traditional;
  private Boolean usesEra;

  TaiwanYears(String text, CharacterMatcher matcher, ChineseNumbers numbers) {
    this.text = text;
    this.t = matcher;
    this.numbers = numbers;
  }

  /**
   * Holds a year and the offset after it.
   *
   * @param needsMonth whether it is a year only if a month follows
   */
  record Year(int year, int next, boolean needsMonth) {}

  /** Returns the year that begins at {@code i}, or null. */
  Year at(int i) {
    boolean named = isEra(i);
    int j = named ? i + 2 : i;
    boolean before = named && t.is(j, "前");
    j = t.skipSpaces(before ? j + 1 : j);
    ChineseNumbers.Number count =
        named && t.is(j, "元年") ? new ChineseNumbers.Number(1, j + 1) : numbers.count(j);
    int end = count.next() < 0 ? -1 : t.skipSpaces(count.next());
    if (end < 0 || !t.is(end, "年") || t.is(end + 1, "代") || count.value() < 1) {
      return null;
    }
    if (named) {
      int year = before ? BEFORE_FIRST + 1 - count.value() : BEFORE_FIRST + count.value();
      return new Year(year, end + 1, false);
    }
    boolean hasThreeDigits = count.value() >= 100 && count.value() <= LAST;
    if (!hasThreeDigits && !(count.value() >= 40 && count.next() - i == 2 && usesEra())
        || isOther(i, end + 1)
        || !isTaiwanese()) {
      return null;
    }
    boolean month = numbers.small(t.skipSpaces(end + 1)).next() > 0;
    boolean sure = usesEra() && t.isAsciiDigit(i);
    return month || sure ? new Year(BEFORE_FIRST + count.value(), end + 1, !sure) : null;
  }

  /**
   * Returns whether a number of three digits before month and day is such a year: {@code 113/5/3}.
   */
  boolean counts(int number) {
    return number >= 100 && number <= LAST && isTaiwanese();
  }

  private boolean isEra(int i) {
    return t.is(i, "民国", "民國");
  }

  /**
   * Returns whether a year is Christian, a duration or an anniversary: {@code 公元110年}, {@code
   * 110年來}.
   */
  private boolean isOther(int start, int end) {
    int before = t.is(start - 1, " ") ? start - 2 : start - 1;
    return t.isOneOf(before, "元前近约約達达逾超过過這这共滿满第有後后")
        || t.isAsciiDigit(before)
        || t.isOneOf(before, "./-")
        || t.isOneOf(end, "來来後后前間间的歷历老史壽寿以之內内多")
        || t.is(end, "周年", "週年");
  }

  private boolean isTaiwanese() {
    if (traditional == null) {
      traditional = namesEra() || !SimplifiedChinese.of(text).equals(text);
    }
    return traditional;
  }

  /** Returns whether the text names the era, or has a month and a day in a year of three digits. */
  private boolean usesEra() {
    if (usesEra == null) {
      usesEra = namesEra() || isTaiwanese() && hasFullDate();
    }
    return usesEra;
  }

  private boolean namesEra() {
    return text.contains("民國") || text.contains("民国");
  }

  private boolean hasFullDate() {
    for (int i = text.indexOf('年'); i >= 0; i = text.indexOf('年', i + 1)) {
      int start = t.is(i - 1, " ") ? i - 4 : i - 3;
      ChineseNumbers.Number year = start < 0 ? ChineseNumbers.NONE : numbers.digits(start);
      if (year.value() >= 100
          && year.value() <= LAST
          && !isOther(start, i + 1)
          && numbers.small(t.skipSpaces(i + 1)).next() > 0) {
        return true;
      }
    }
    return false;
  }
}
