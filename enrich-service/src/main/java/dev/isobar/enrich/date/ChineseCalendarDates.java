package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Reads Chinese dates of year, month and day: {@code 2024年9月11日}, {@code 二〇二三年十二月}, {@code 去年5月},
 * {@code 本月12日}, {@code 民国三年}, {@code 2020/12/1}. {@link ChineseLunarDates} reads lunar dates.
 */
final class ChineseCalendarDates {
  /** Characters after which a number of days is a duration or the number of a thing. */
  private static final String BEFORE_COUNTS = "第期续續约約逾达達每隔满滿共需要";

  private final CharacterMatcher t;
  private final ChineseNumbers numbers;
  private final TaiwanYears taiwanYears;
  private final DayMonthOrder order;
  private final LocalDate today;

  ChineseCalendarDates(
      CharacterMatcher text,
      ChineseNumbers numbers,
      TaiwanYears taiwanYears,
      DayMonthOrder order,
      LocalDate today) {
    this.t = text;
    this.numbers = numbers;
    this.taiwanYears = taiwanYears;
    this.order = order;
    this.today = today;
  }

  /**
   * Returns the date that begins at character {@code i}, or null.
   *
   * @param inRange whether the date is an end of a range, where four digits without 年 are a year
   *     and a day needs no 日
   */
  PartialDate at(int i, boolean inRange) {
    TaiwanYears.Year taiwan = taiwanYears.at(i);
    if (taiwan != null) {
      PartialDate date = monthDay(taiwan.next(), taiwan.year(), taiwan.next(), inRange);
      return taiwan.needsMonth() && date.month() == 0 ? null : date;
    }
    int era = numbers.eraYears(i);
    ChineseNumbers.Number year = numbers.year(era > 0 ? i + 2 : i, era);
    int j = year.next() < 0 ? i : t.skipSpaces(year.next());
    if (year.next() >= 0 && t.is(j, "年")) {
      if (isBeforeChrist(i) || t.is(j, "年代")) {
        return null;
      }
      PartialDate date = monthDay(j + 1, year.value(), j + 1, inRange);
      boolean isShort = era == 0 && year.next() == i + 2;
      return isShort && date.month() == 0 && !inRange && isNumberOfYears(i, j + 1) ? null : date;
    }
    PartialDate relative = relativeYear(i);
    if (relative != null) {
      PartialDate date = monthDay(relative.next(), relative.year(), relative.next(), inRange);
      boolean isDayWithoutWord = date.day() != 0 && !t.isOneOf(date.next() - 1, "日号號");
      return isDayWithoutWord && !inRange ? null : date;
    }
    PartialDate numeric = numeric(i);
    if (numeric != null) {
      return numeric;
    }
    if (inRange && year.next() == i + 4) {
      return new PartialDate(year.next(), year.value(), 0, 0);
    }
    return followsYear(i) ? null : monthDay(i, 0, -1, inRange);
  }

  /**
   * Returns whether two digits with 年 are a number of years, as in {@code 运行了20年}, {@code 50年来} and
   * {@code 三五年}. A year of two digits begins with a zero or stands where a date stands.
   */
  private boolean isNumberOfYears(int start, int end) {
    if (t.isOneOf(start, "0零〇")) {
      return false;
    }
    boolean stands = t.isBoundary(start - 1) || t.isOneOf(start - 1, "在于於自从從至到截");
    return !stands
        || !t.isAsciiDigit(start)
        || t.isOneOf(end, "来來间間后後前的历歷以之内內多期寿壽时時左老不就才仍")
        || t.isBoundary(end);
  }

  private boolean isBeforeChrist(int i) {
    return t.is(i - 2, "元前") || t.is(i - 2, "紀前");
  }

  /** Returns whether a year precedes that no rule could read, so that its days are not ours. */
  private boolean followsYear(int i) {
    int at = t.is(i - 1, " ") ? i - 1 : i;
    return t.isOneOf(at - 1, "年月") && (t.isDigit(at - 2) || t.isOneOf(at - 2, "十百元"));
  }

  /** Reads {@code 今年}, {@code 去年} and the like. */
  private PartialDate relativeYear(int i) {
    int year = today.getYear();
    if (t.is(i, "今年")) {
      return new PartialDate(i + 2, year, 0, 0);
    }
    if (t.is(i, "去年")) {
      return new PartialDate(i + 2, year - 1, 0, 0);
    }
    if (t.is(i, "明年")) {
      return new PartialDate(i + 2, year + 1, 0, 0);
    }
    if (t.is(i, "前年")) {
      return new PartialDate(i + 2, year - 2, 0, 0);
    }
    return t.is(i, "后年", "後年") ? new PartialDate(i + 2, year + 2, 0, 0) : null;
  }

  /**
   * Reads a month, with or without a day.
   *
   * @param fallbackEnd the end of a date that has only a year, or -1 if a month or a day is
   *     required
   */
  private PartialDate monthDay(int i, int year, int fallbackEnd, boolean inRange) {
    int at = t.skipSpaces(i);
    ChineseNumbers.Number month = numbers.small(at);
    int j = month.next() < 0 ? at : t.skipSpaces(month.next());
    if (month.next() >= 0
        && t.is(j, "月")
        && month.value() >= 1
        && month.value() <= 12
        && !t.isOneOf(j + 1, "龄齡")) {
      return day(j + 1, year, month.value(), j + 1, inRange);
    }
    int offset = t.is(at, "上月") ? -1 : t.is(at, "下月") ? 1 : 0;
    if (offset != 0 || t.is(at, "本月")) {
      LocalDate in = today.plusMonths(offset);
      return day(at + 2, in.getYear(), in.getMonthValue(), at + 2, inRange);
    }
    return fallbackEnd < 0 ? day(at, 0, 0, -1, inRange) : new PartialDate(fallbackEnd, year, 0, 0);
  }

  /**
   * Reads {@code 11日} or {@code 12号}. The word may be missing after a year and a month in Han
   * characters, or if the second day of a range has it.
   */
  private PartialDate day(int i, int year, int month, int fallbackEnd, boolean inRange) {
    int at = t.skipSpaces(i);
    ChineseNumbers.Number day = numbers.small(at);
    if (day.next() >= 0 && day.value() >= 1 && day.value() <= 31) {
      int end = t.skipSpaces(day.next());
      boolean inCode = !inRange && t.isOneOf(at - 1, "-–—~～/.") && t.isAsciiDigit(at - 2);
      if (t.isOneOf(end, "日号號") && !(month == 0 && (inCode || isOtherNumber(at, end)))) {
        return new PartialDate(end + 1, year, month, day.value());
      }
      boolean han =
          month != 0
              && !t.isAscii(at)
              && day.value() >= 10
              && !t.isOneOf(end, "个個岁歲年月余餘多家名人条條件万萬亿億吨噸种種次分");
      if (han && year == 0 && !inRange) {
        // "八月十五" may be a day of either calendar.
        return null;
      }
      if (han
          || month != 0 && isListed(day.next())
          || inRange
              && dayFollows(day.next())
              && !(month == 0 && t.isOneOf(at - 1, BEFORE_COUNTS))) {
        return new PartialDate(day.next(), year, month, day.value());
      }
    }
    return fallbackEnd < 0 ? null : new PartialDate(fallbackEnd, year, month, 0);
  }

  /** Returns whether another day of the same month follows, as in {@code 11月12、13日}. */
  private boolean isListed(int i) {
    ChineseNumbers.Number day = t.is(i, "、") ? numbers.small(i + 1) : ChineseNumbers.NONE;
    return day.next() > 0 && day.value() <= 31 && t.isOneOf(day.next(), "日号號、");
  }

  /** Returns whether a connecting word, a number and 日 follow. */
  private boolean dayFollows(int i) {
    int j = t.connector(i);
    ChineseNumbers.Number day = j < 0 ? ChineseNumbers.NONE : numbers.small(j);
    return day.next() >= 0
        && day.value() <= 31
        && t.isOneOf(t.skipSpaces(day.next()), "日号號")
        && !isOtherNumber(j, t.skipSpaces(day.next()));
  }

  /**
   * Returns whether a number with 日 or 号 is a duration, a place in a series or the name of a thing:
   * {@code 为期3日}, {@code 5日内}, {@code 第7号}, {@code 3号线}.
   *
   * @param end the offset of 日 or 号
   */
  private boolean isOtherNumber(int start, int end) {
    if (t.isOneOf(start - 1, BEFORE_COUNTS)) {
      return true;
    }
    return t.is(end, "日")
        ? t.isOneOf(end + 1, "内內游遊均龄齡元") || t.is(end + 1, "之内", "之內")
        : t.isOneOf(
                end + 1, "线線楼樓馆館台臺机機站院令文店铺鋪井矿礦炉爐船舰艦车車国國省县縣航房厅廳门門井坑塔坝壩桥橋海电電风風颱柴汽种種选選球位仓倉码碼锅鍋油法议議提")
            || t.is(end + 1, "公路");
  }

  /** Reads {@code 2020/12/1}, {@code 1/2/2020} (day first) and {@code 12/1}. */
  private PartialDate numeric(int i) {
    ChineseNumbers.Number a = numbers.digits(i);
    if (a.next() < 0 || !t.isOneOf(a.next(), "/-.") || isPartOfCode(i)) {
      return null;
    }
    String separator = t.is(a.next(), "/") ? "/" : t.is(a.next(), "-") ? "-" : ".";
    ChineseNumbers.Number b = numbers.digits(a.next() + 1);
    if (b.next() < 0) {
      return null;
    }
    boolean hasThird = t.is(b.next(), separator);
    ChineseNumbers.Number c = hasThird ? numbers.digits(b.next() + 1) : ChineseNumbers.NONE;
    if (c.next() < 0) {
      return separator.equals("/") && !hasThird && isShortDate(i, b.next(), a.value(), b.value())
          ? ordered(b.next(), 0, a.value(), b.value(), false)
          : null;
    }
    if (t.is(c.next(), separator) && t.isAsciiDigit(c.next() + 1) && !separator.equals("-")) {
      return null;
    }
    int left = a.next() - i;
    int right = c.next() - b.next() - 1;
    if (left == 4) {
      return valid(c.next(), a.value(), b.value(), c.value());
    }
    if (left == 3 && taiwanYears.counts(a.value())) {
      return valid(c.next(), 1911 + a.value(), b.value(), c.value());
    }
    if (right == 4) {
      return ordered(c.next(), c.value(), a.value(), b.value(), true);
    }
    return separator.equals("-") && left == 2 && right == 2
        ? valid(c.next(), 2000 + a.value(), b.value(), c.value())
        : null;
  }

  /**
   * Returns whether a letter, a digit or a separator before belongs to the number: {@code V2.4.1}.
   */
  private boolean isPartOfCode(int i) {
    return t.isAsciiLetter(i - 1) || t.isOneOf(i - 1, "/.-") && t.isAsciiDigit(i - 2);
  }

  /**
   * Returns whether two numbers are a date and no fraction, score or set phrase: the words around
   * them must be those of a date, or the numbers stand alone.
   */
  private boolean isShortDate(int i, int end, int a, int b) {
    if (a == 24 && b == 7 || a == 9 && b == 11 || t.is(end, "/")) {
      return false;
    }
    int before = t.is(i - 1, " ") ? i - 2 : i - 1;
    int after = t.skipSpaces(end);
    boolean startsDate = t.isBoundary(before) || t.isOneOf(before, "于於在从從自至到由截");
    return startsDate
        && (t.isBoundary(after) || t.isOneOf(after, "至到日起前后後上下晚早举舉在的") && !t.is(after, "的"));
  }

  /**
   * Returns a date of two numbers in the order of the text.
   *
   * @param dayFirst the order if no other date of the text decides
   */
  private PartialDate ordered(int next, int year, int a, int b, boolean dayFirst) {
    boolean isDayFirst = a > 12 || b <= 12 && order.isDayFirst(dayFirst);
    return isDayFirst ? valid(next, year, b, a) : valid(next, year, a, b);
  }

  private static PartialDate valid(int next, int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year < 2200
        ? new PartialDate(next, year, month, day)
        : null;
  }
}
