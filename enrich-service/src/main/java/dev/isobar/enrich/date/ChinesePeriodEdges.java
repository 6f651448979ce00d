package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Reads the beginning, middle or end of a month, quarter, year or decade: {@code 上月底}, {@code
 * 11月中旬}, {@code 去年年初}, {@code 月末}, {@code 九十年代末}. A month has parts of ten days. The beginning of
 * a year is January, its middle June and July, and its end December.
 */
final class ChinesePeriodEdges {
  private static final int NONE = 0;
  private static final int FIRST = 1;
  private static final int MIDDLE = 2;
  private static final int LAST = 3;

  private final CharacterMatcher t;
  private final LocalDate today;

  ChinesePeriodEdges(CharacterMatcher text, LocalDate today) {
    this.t = text;
    this.today = today;
  }

  /** Returns the part of {@code period} that the characters after it name, or null. */
  DateMatch of(DateMatch period) {
    long days = period.to().toEpochDay() - period.from().toEpochDay() + 1;
    int i = t.is(period.next(), "的") ? period.next() + 1 : period.next();
    if (days >= 28 && days <= 31) {
      DateMatch third = thirdOfMonth(period, i);
      // "5月月底" and "这个月月底" repeat the unit.
      return third != null ? third : edge(period, t.is(i, "月") ? i + 1 : i);
    }
    boolean repeated = days >= 365 && days <= 366 && t.is(i, "年");
    return days < 90 ? null : edge(period, repeated ? i + 1 : i);
  }

  /** Reads {@code 月底} and {@code 年初} of this month and year. */
  DateMatch alone(int i) {
    if (!t.is(i, "月") && !t.is(i, "年")
        || t.isOneOf(i - 1, "月年个個每数數几幾多余餘半")
        || t.isDigit(i - 1)
        || t.isOneOf(i - 1, "十百元正腊臘冬今去明前后後新成青少中老当當周週同")) {
      return null;
    }
    Unit unit = t.is(i, "月") ? Unit.MONTH : Unit.YEAR;
    return edge(unit.whole(i + 1, today, 0), i + 1);
  }

  /** Reads {@code 上旬}, {@code 中旬}, {@code 下旬} and {@code 中下旬} at {@code i}. */
  DateMatch thirdOfMonth(DateMatch month, int i) {
    int first = t.indexIn("上中下", i);
    if (first < 0) {
      return null;
    }
    int second = t.indexIn("上中下", i + 1);
    int end = second < 0 ? i + 1 : i + 2;
    if (!t.is(end, "旬")) {
      return null;
    }
    LocalDate start = month.from().withDayOfMonth(1);
    int last = second < 0 ? first : second;
    return DateMatch.days(
        end + 1,
        start.plusDays(10L * Math.min(first, last)),
        last == 2 ? start.plusMonths(1).minusDays(1) : start.plusDays(10L * last + 9));
  }

  private DateMatch edge(DateMatch period, int i) {
    int edge = edge(i);
    if (edge == NONE) {
      return null;
    }
    int next =
        t.is(i, "后期", "後期")
                || t.is(i, "初期")
                || t.is(i, "中期")
                || t.is(i, "中叶", "中葉")
                || t.is(i, "末期")
                || t.is(i, "早期")
                || t.is(i, "末尾")
            ? i + 2
            : i + 1;
    LocalDate from = period.from();
    LocalDate end = period.to().plusDays(1);
    long days = end.toEpochDay() - from.toEpochDay();
    if (days > 366) {
      return PeriodThirds.ofYears(period.endingAt(next), edge == FIRST, edge == MIDDLE);
    }
    if (days > 300) {
      return edge == FIRST
          ? DateMatch.until(next, from, from.plusMonths(1))
          : edge == MIDDLE
              ? DateMatch.until(next, from.plusMonths(5), from.plusMonths(7))
              : DateMatch.until(next, end.minusMonths(1), end);
    }
    if (days > 31) {
      return edge == FIRST
          ? DateMatch.until(next, from, from.plusMonths(1))
          : edge == LAST ? DateMatch.until(next, end.minusMonths(1), end) : null;
    }
    return edge == FIRST
        ? DateMatch.days(next, from, from.plusDays(9))
        : edge == MIDDLE
            ? DateMatch.days(next, from.plusDays(10), from.plusDays(19))
            : DateMatch.days(next, from.plusDays(20), period.to());
  }

  /**
   * Returns the part that a character names, unless it begins another word: 初步, 初三 and 中国 are no
   * parts of a year.
   */
  private int edge(int i) {
    if (t.is(i, "初") || t.is(i, "早期")) {
      return t.isDigit(i + 1) || t.isOneOf(i + 1, "十步次审審级級见見始试試赛賽选選稿中夏秋冬春等心衷评評诊診雪恋戀创創衔學学")
          ? NONE
          : FIRST;
    }
    if (t.is(i, "底")) {
      return t.isOneOf(i + 1, "特层層部线線盘盤价價片气氣座色蕴蘊栖棲泥稿") ? NONE : LAST;
    }
    if (t.is(i, "末") || t.is(i, "后期", "後期")) {
      return t.isOneOf(i + 1, "日端代节節梢") ? NONE : LAST;
    }
    if (t.is(i, "中期") || t.is(i, "中叶", "中葉")) {
      return MIDDLE;
    }
    boolean middle = t.is(i, "中") && (t.isBoundary(i + 1) || t.isOneOf(i + 1, "的前后後起至到以将將"));
    return middle && !t.is(i + 1, "后卫") ? MIDDLE : NONE;
  }
}
