package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Reads days and months of the lunar calendar: {@code 农历八月十五}, {@code 今年正月初三}, {@code 腊月廿三至二十九},
 * {@code 甲辰年闰六月}, {@code 大年三十}. A month and a day in Han characters without a lunar word, such as
 * {@code 八月十五}, may be a day of either calendar and is left alone.
 */
final class ChineseLunarDates {
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
  private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

  /** Length of a year, a word for the calendar and a month, such as 二〇二四年的农历闰十二月. */
  private static final int LONGEST_PREFIX = 13;

  /** Stands for the last day of a month, which has 29 or 30 days. */
  private static final int LAST_DAY = 30;

  private final CharacterMatcher t;
  private final ChineseNumbers numbers;
  private final LocalDate today;

  ChineseLunarDates(CharacterMatcher text, ChineseNumbers numbers, LocalDate today) {
    this.t = text;
    this.numbers = numbers;
    this.today = today;
  }

  /**
   * Holds what stands before the month.
   *
   * @param year the lunar year, or 0
   * @param marked whether a word such as 农历 names the calendar
   */
  private record Prefix(int next, int year, boolean marked) {}

  /**
   * Holds a month or a day.
   *
   * @param sure whether only the lunar calendar writes it so
   */
  private record Part(int next, int value, boolean leap, boolean sure) {}

  /** Returns the day, month or range that begins at character {@code i}, or null. */
  DateMatch at(int i) {
    DateMatch first = single(i);
    if (first == null) {
      return null;
    }
    int j = t.connector(first.next());
    return j < 0 ? first : range(first, j);
  }

  /** Returns whether a word for the lunar calendar begins at {@code i}. */
  boolean isMarker(int i) {
    return t.is(i, "农历", "農曆")
        || t.is(i, "阴历", "陰曆")
        || t.is(i, "旧历", "舊曆")
        || t.is(i, "夏历", "夏曆")
        || t.is(i, "農歷", "陰歷");
  }

  private DateMatch single(int i) {
    if (!hasMonth(i)) {
      return null;
    }
    Prefix prefix = prefix(i);
    int j = prefix.next();
    if (t.is(j, "除夕") || t.is(j, "大年三十") || t.is(j, "大年夜") || t.is(j, "年三十") && !t.isDigit(j - 1)) {
      int end = j + (t.is(j, "除夕") ? 2 : t.is(j, "大年三十") ? 4 : 3);
      // "New Year's Eve of 2024" is the one in that Gregorian year.
      return match(end, prefix.year() == 0 ? 0 : prefix.year() - 1, 12, false, LAST_DAY);
    }
    Part month = t.is(j, "大年初") ? new Part(j + 2, 1, false, true) : month(j);
    if (month == null || prefix.year() == 0 && followsYear(i)) {
      return null;
    }
    Part day = day(month.next());
    boolean monthAlone = day == null && !(t.is(j, "冬月") || t.is(i - 1, "冬"));
    if (!prefix.marked() && !month.sure() && (day == null || !day.sure())
        || day == null && !monthAlone && !prefix.marked()) {
      return null;
    }
    return day == null
        ? match(month.next(), prefix.year(), month.value(), month.leap(), 0)
        : match(day.next(), prefix.year(), month.value(), month.leap(), day.value());
  }

  /**
   * Returns whether 月 or the last evening of the year is near enough; this rules out most
   * characters.
   */
  private boolean hasMonth(int i) {
    for (int j = i; j < i + LONGEST_PREFIX; j++) {
      if (t.isOneOf(j, "月夕") || t.is(j, "大年") || t.is(j, "年三")) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a year that no rule reads, as of an emperor, precedes. */
  private boolean followsYear(int i) {
    return t.is(i - 1, "年") && (t.isDigit(i - 2) || t.isOneOf(i - 2, "十元百"));
  }

  private Prefix prefix(int i) {
    int j = i;
    int year = 0;
    boolean marked = false;
    for (int n = 0; n < 2; n++) {
      int at = t.skipSpaces(j);
      ChineseNumbers.Number found = year == 0 ? year(at) : ChineseNumbers.NONE;
      if (found.next() > 0) {
        year = found.value();
        marked |= t.isOneOf(at, STEMS);
        j = t.is(found.next(), "的") ? found.next() + 1 : found.next();
        at = t.skipSpaces(j);
      }
      if (isMarker(at)) {
        marked = true;
        j = at + 2;
      }
    }
    return new Prefix(t.skipSpaces(j), year, marked);
  }

  private ChineseNumbers.Number year(int i) {
    String[] relative = {"前年", "去年", "今年", "明年", "后年", "後年"};
    for (int n = 0; n < relative.length; n++) {
      if (t.is(i, relative[n])) {
        return new ChineseNumbers.Number(today.getYear() + Math.min(n, 4) - 2, i + 2);
      }
    }
    int stem = t.indexIn(STEMS, i);
    int branch = t.indexIn(BRANCHES, i + 1);
    if (stem >= 0 && branch >= 0 && stem % 2 == branch % 2 && t.is(i + 2, "年")) {
      return new ChineseNumbers.Number(sexagenary(stem, branch), i + 3);
    }
    ChineseNumbers.Number number = numbers.year(i, 0);
    int end = number.next() < 0 ? -1 : t.skipSpaces(number.next());
    return end > 0 && t.is(end, "年")
        ? new ChineseNumbers.Number(number.value(), end + 1)
        : ChineseNumbers.NONE;
  }

  /** Returns the year of the sixty-year cycle that is nearest to today; 4 AD was its first year. */
  private int sexagenary(int stem, int branch) {
    int year = today.getYear() - 30;
    while (Math.floorMod(year - 4, 10) != stem || Math.floorMod(year - 4, 12) != branch) {
      year++;
    }
    return year;
  }

  private Part month(int i) {
    boolean leap = t.is(i, "闰", "閏");
    int j = leap ? i + 1 : i;
    if (t.is(j, "正月")) {
      return new Part(j + 2, 1, leap, true);
    }
    if (t.is(j, "腊月", "臘月") || t.is(j, "冬月")) {
      return new Part(j + 2, t.is(j, "冬月") ? 11 : 12, leap, true);
    }
    ChineseNumbers.Number number = numbers.small(j);
    return number.next() > 0
            && t.is(number.next(), "月")
            && number.value() >= 1
            && number.value() <= 12
        ? new Part(number.next() + 1, number.value(), leap, leap)
        : null;
  }

  /** Reads {@code 初三}, {@code 十五}, {@code 廿三}, {@code 三十} and {@code 15日}. */
  private Part day(int i) {
    int at = t.skipSpaces(i);
    boolean early = t.is(at, "初");
    ChineseNumbers.Number day = numbers.small(early ? at + 1 : at);
    if (day.next() < 0 || day.value() < 1 || day.value() > (early ? 10 : LAST_DAY)) {
      return null;
    }
    boolean hasWord = t.isOneOf(day.next(), "日号號");
    if (!early && !hasWord && (day.value() < 10 || t.isOneOf(day.next(), "月年个個岁歲多万萬余餘"))) {
      return null;
    }
    return new Part(
        hasWord ? day.next() + 1 : day.next(), day.value(), false, early || t.isOneOf(at, "廿卅"));
  }

  private DateMatch range(DateMatch first, int j) {
    DateMatch last = single(j);
    Part day = last == null ? day(j) : null;
    if (day != null && first.from().equals(first.to())) {
      int more = day.value() - LunarCalendar.dayOfMonth(first.from());
      return more > 0
          ? DateMatch.days(day.next(), first.from(), first.from().plusDays(more))
          : first;
    }
    if (last == null) {
      return first;
    }
    LocalDate to = last.to();
    if (to.isBefore(first.from())) {
      DateMatch later = new ChineseLunarDates(t, numbers, first.from().plusDays(177)).single(j);
      to = later == null ? to : later.to();
    }
    DateMatch range = DateMatch.days(last.next(), first.from(), to);
    return range == null ? first : range;
  }

  /** Returns a day, or the whole month if {@code day} is 0; null if it does not exist. */
  private DateMatch match(int next, int year, int month, boolean leap, int day) {
    LunarCalendar.Month in =
        year == 0 || month > 10 && year == today.getYear() && today.getMonthValue() < 3
            ? LunarCalendar.nearest(today, month, leap, Math.max(day, 1))
            : LunarCalendar.month(year, month, leap);
    if (in == null) {
      return null;
    }
    return day == 0
        ? DateMatch.days(next, in.first(), in.day(LAST_DAY))
        : DateMatch.day(next, in.day(day));
  }
}
