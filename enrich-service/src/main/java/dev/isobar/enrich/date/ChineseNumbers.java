package dev.isobar.enrich.date;

/** Reads numbers in digits or Han characters, and the units after them. */
final class ChineseNumbers {
  /** Holds a number and the offset after it; {@code next} is -1 if no number was read. */
  record Number(int value, int next) {}

  static final Number NONE = new Number(-1, -1);

  private static final String HAN = "〇一二三四五六七八九";
  private static final String[] ERAS = {"康熙", "雍正", "乾隆", "民国", "民國"};
  private static final int[] ERA_YEARS = {1661, 1722, 1735, 1911, 1911};

  private final String text;

  ChineseNumbers(String text) {
    this.text = text;
  }

  /**
   * Returns the year before the first year of the era named at {@code i}, or 0 if no era is named
   * there.
   */
  int eraYears(int i) {
    for (int n = 0; n < ERAS.length; n++) {
      if (text.startsWith(ERAS[n], i)) {
        return ERA_YEARS[n];
      }
    }
    return 0;
  }

  /**
   * Reads a year: {@code 2024}, {@code 08}, {@code 二零二四}.
   *
   * @param era the result of {@link #eraYears}; if it is not 0, the number counts the years of that
   *     era
   */
  Number year(int i, int era) {
    if (era > 0) {
      Number number = text.startsWith("元", i) ? new Number(1, i + 1) : count(i);
      return number.next() < 0 ? NONE : new Number(era + number.value(), number.next());
    }
    Number digits = digits(i);
    if (digits.next() > 0) {
      int length = digits.next() - i;
      if (length == 4) {
        return digits.value() >= 1000 && digits.value() < 2200 ? digits : NONE;
      }
      return length == 2 ? new Number(century(digits.value()), digits.next()) : NONE;
    }
    int value = 0;
    int j = i;
    while (j < text.length() && j < i + 4 && han(text.charAt(j)) >= 0) {
      value = value * 10 + han(text.charAt(j++));
    }
    return j == i + 4 ? new Number(value, j) : j == i + 2 ? new Number(century(value), j) : NONE;
  }

  /**
   * Reads a number of years up to 366: {@code 113}, {@code 三}, {@code 一一三}, {@code 一百一十三}, {@code
   * 一百零三}.
   */
  Number count(int i) {
    boolean hasOne = text.startsWith("一百", i);
    if (hasOne || text.startsWith("百", i)) {
      int j = hasOne ? i + 2 : i + 1;
      boolean zero = digit(j) == 0;
      Number rest = small(zero ? j + 1 : j);
      boolean hasRest = rest.next() > 0 && digits(j).next() < 0;
      return hasRest ? new Number(100 + rest.value(), rest.next()) : new Number(100, j);
    }
    boolean threeDigits = digit(i) > 0 && digit(i + 1) >= 0 && digit(i + 2) >= 0;
    return threeDigits && digit(i + 3) < 0
        ? new Number(100 * digit(i) + 10 * digit(i + 1) + digit(i + 2), i + 3)
        : small(i);
  }

  private static int century(int year) {
    return year < 40 ? 2000 + year : 1900 + year;
  }

  /** Reads one to four digits that are not part of a longer number. */
  Number digits(int i) {
    int value = 0;
    int j = i;
    while (j < text.length() && j < i + 5 && text.charAt(j) >= '0' && text.charAt(j) <= '9') {
      value = value * 10 + text.charAt(j++) - '0';
    }
    boolean followsDigit = i > 0 && text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9';
    return j > i && j <= i + 4 && !followsDigit ? new Number(value, j) : NONE;
  }

  /**
   * Reads a small number in Han characters (up to 99) or digits (up to 366): {@code 12}, {@code
   * 十二}, {@code 廿三}, {@code 两}.
   */
  Number small(int i) {
    Number digits = digits(i);
    if (digits.next() > 0 || i >= text.length()) {
      return digits.value() <= 366 ? digits : NONE;
    }
    char c = text.charAt(i);
    if (c == '两' || c == '兩') {
      return new Number(2, i + 1);
    }
    if (c == '廿' || c == '卅') {
      int tens = c == '廿' ? 20 : 30;
      int one = digit(i + 1);
      return one > 0 ? new Number(tens + one, i + 2) : new Number(tens, i + 1);
    }
    int tens = c == '十' ? 1 : digit(i);
    int j = i + 1;
    if (tens < 0) {
      return NONE;
    }
    if (c != '十' && !text.startsWith("十", j)) {
      return new Number(tens, j);
    }
    j = c == '十' ? j : j + 1;
    int one = digit(j);
    return one > 0 ? new Number(10 * tens + one, j + 1) : new Number(10 * tens, j);
  }

  private int digit(int i) {
    return i < text.length() ? han(text.charAt(i)) : -1;
  }

  private static int han(char c) {
    return c == '零' ? 0 : HAN.indexOf(c);
  }

  /** Returns the unit of time named at {@code i}, or null. */
  Unit unit(int i) {
    if (text.startsWith("季度", i)) {
      return Unit.QUARTER;
    }
    if (i >= text.length()) {
      return null;
    }
    return switch (text.charAt(i)) {
      case '天', '日' -> Unit.DAY;
      case '周', '週' -> Unit.WEEK;
      case '月' -> Unit.MONTH;
      case '年' -> text.startsWith("年代", i) ? null : Unit.YEAR;
      case '星' -> text.startsWith("星期", i) ? Unit.WEEK : null;
      default -> null;
    };
  }

  /** Returns the offset after the unit of time named at {@code i}. */
  int unitEnd(int i) {
    return text.startsWith("季度", i) || text.startsWith("星期", i) ? i + 2 : i + 1;
  }
}
