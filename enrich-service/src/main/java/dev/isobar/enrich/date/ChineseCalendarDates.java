package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Reads Chinese dates of year, month and day: {@code 2024年9月11日}, {@code 二〇二三年十二月}, {@code 去年5月},
 * {@code 本月12日}, {@code 民国三年}, {@code 农历正月初三}, {@code 2020/12/1}. Lunar months are read as calendar
 * months.
 */
final class ChineseCalendarDates {
  private final CharacterMatcher t;
  private final ChineseNumbers numbers;
  private final LocalDate today;

  ChineseCalendarDates(CharacterMatcher text, ChineseNumbers numbers, LocalDate today) {
    this.t = text;
    this.numbers = numbers;
    this.today = today;
  }

  /**
   * Returns the date that begins at character {@code i}, or null.
   *
   * @param allowBareYear whether four digits without 年 are a year
   */
  PartialDate at(int i, boolean allowBareYear) {
    int at = t.is(i, "农历", "農曆") ? i + 2 : i;
    int era = numbers.eraYears(at);
    ChineseNumbers.Number year = numbers.year(era > 0 ? at + 2 : at, era);
    int j = year.next() < 0 ? at : t.skipSpaces(year.next());
    if (year.next() >= 0 && t.is(j, "年")) {
      return monthDay(j + 1, year.value(), j + 1);
    }
    PartialDate relative = relativeYear(at);
    if (relative != null) {
      return monthDay(relative.next(), relative.year(), relative.next());
    }
    PartialDate numeric = numeric(at);
    if (numeric != null) {
      return numeric;
    }
    return allowBareYear && year.next() == at + 4 && t.isAscii(at)
        ? new PartialDate(year.next(), year.value(), 0, 0)
        : monthDay(at, 0, -1);
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
  private PartialDate monthDay(int i, int year, int fallbackEnd) {
    int at = t.skipSpaces(i);
    ChineseNumbers.Number month =
        t.is(at, "正月") ? new ChineseNumbers.Number(1, at + 1) : numbers.small(at);
    int j = month.next() < 0 ? at : t.skipSpaces(month.next());
    if (month.next() >= 0 && t.is(j, "月") && month.value() >= 1 && month.value() <= 12) {
      return day(j + 1, year, month.value(), j + 1);
    }
    int offset = t.is(at, "上月") ? -1 : t.is(at, "下月") ? 1 : 0;
    if (offset != 0 || t.is(at, "本月")) {
      LocalDate in = today.plusMonths(offset);
      return day(at + 2, in.getYear(), in.getMonthValue(), at + 2);
    }
    return fallbackEnd < 0 ? day(at, 0, 0, -1) : new PartialDate(fallbackEnd, year, 0, 0);
  }

  /** Reads {@code 11日} or {@code 12号}, or a lunar day without that word: {@code 初三}, {@code 十五}. */
  private PartialDate day(int i, int year, int month, int fallbackEnd) {
    int at = t.skipSpaces(i);
    at = t.is(at, "初") ? at + 1 : at;
    ChineseNumbers.Number day = numbers.small(at);
    if (day.next() >= 0 && day.value() >= 1 && day.value() <= 31) {
      int end = t.skipSpaces(day.next());
      if (t.isOneOf(end, "日号號")) {
        return new PartialDate(end + 1, year, month, day.value());
      }
      if (month != 0 && !t.isAscii(at) && (at > i || day.value() >= 10)) {
        return new PartialDate(day.next(), year, month, day.value());
      }
    }
    return fallbackEnd < 0 ? null : new PartialDate(fallbackEnd, year, month, 0);
  }

  /** Reads {@code 2020/12/1}, {@code 1/2/2020} (day first) and {@code 12/1}. */
  private PartialDate numeric(int i) {
    ChineseNumbers.Number a = numbers.digits(i);
    if (a.next() < 0 || !t.isOneOf(a.next(), "/-.")) {
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
      return separator.equals("/") ? valid(b.next(), 0, a.value(), b.value()) : null;
    }
    int left = a.next() - i;
    int right = c.next() - b.next() - 1;
    if (left == 4) {
      return valid(c.next(), a.value(), b.value(), c.value());
    }
    if (right == 4) {
      return valid(c.next(), c.value(), b.value(), a.value());
    }
    return separator.equals("-") && left == 2 && right == 2
        ? valid(c.next(), 2000 + a.value(), b.value(), c.value())
        : null;
  }

  private static PartialDate valid(int next, int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year < 2200
        ? new PartialDate(next, year, month, day)
        : null;
  }
}
