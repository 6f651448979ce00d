package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Reads weekdays and the units that take the same modifiers: {@code 周五}, {@code 上上周三}, {@code 本周末},
 * {@code 下星期}, {@code 上个月}, {@code 本季度}.
 */
final class ChineseWeekdays {
  private final CharacterMatcher t;
  private final LocalDate today;

  ChineseWeekdays(CharacterMatcher text, LocalDate today) {
    this.t = text;
    this.today = today;
  }

  /** Returns the match that begins at character {@code i}, or null. */
  DateMatch at(int i) {
    int offset = 0;
    int j = i;
    while (j < i + 3 && t.is(j, "上", "下")) {
      offset += t.is(j, "上") ? -1 : 1;
      j++;
    }
    j = j == i && (t.is(i, "本") || t.is(i, "这", "這")) ? i + 1 : j;
    boolean hasModifier = j > i;
    int g = t.skipMeasure(j);
    int k = afterWeek(g);
    if (k < 0) {
      return hasModifier ? wholeUnit(g, offset) : null;
    }
    if (t.is(k, "末")) {
      return DateMatch.weekend(k + 1, today, offset);
    }
    int day = weekdayNumber(k);
    if (day == 0) {
      return hasModifier ? DateMatch.week(k, today.plusWeeks(offset)) : null;
    }
    if (hasModifier) {
      return DateMatch.day(k + 1, DateMatch.weekday(today, offset, day));
    }
    return t.is(k + 1, "年")
        ? null
        : DateMatch.day(k + 1, today.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(day))));
  }

  /**
   * Returns the offset after a weekday that repeats a date, as in {@code 10月12号,星期一}, or {@code i}
   * if none follows.
   */
  int skipWeekday(int i) {
    int j = t.isOneOf(i, ",，(（") ? i + 1 : i;
    int k = afterWeek(j);
    if (k < 0 || weekdayNumber(k) == 0) {
      return i;
    }
    return j > i && t.isOneOf(k + 1, ")）") ? k + 2 : k + 1;
  }

  /** Reads {@code 上个月}, {@code 本季度}, {@code 上个半年}, {@code 本年度} and {@code 下世纪}. */
  private DateMatch wholeUnit(int i, int offset) {
    if (t.is(i, "月") && !t.is(i + 1, "份")) {
      return Unit.MONTH.whole(i + 1, today, offset);
    }
    if (t.is(i, "季度")) {
      return Unit.QUARTER.whole(i + 2, today, offset);
    }
    if (t.is(i, "半年") && t.is(i - 1, "个", "個")) {
      return Unit.HALF.whole(i + 2, today, offset);
    }
    if (t.is(i, "年度")) {
      return Unit.YEAR.whole(i + 2, today, offset);
    }
    return t.is(i, "世纪", "世紀") ? Unit.CENTURY.whole(i + 2, today, offset) : null;
  }

  /** Returns the weekday named at {@code i}, as in {@code 周三}, or null. */
  DayOfWeek dayAt(int i) {
    int k = afterWeek(i);
    return k < 0 || weekdayNumber(k) == 0 ? null : DayOfWeek.of(weekdayNumber(k));
  }

  /** Returns the offset after {@code 周}, {@code 星期} or {@code 礼拜} at {@code i}, or -1. */
  private int afterWeek(int i) {
    if (t.is(i, "周", "週")) {
      return i + 1;
    }
    return t.is(i, "星期") || t.is(i, "礼拜", "禮拜") ? i + 2 : -1;
  }

  /** Returns 1 for Monday to 7 for Sunday, or 0 if the character does not name a weekday. */
  private int weekdayNumber(int i) {
    return Math.min(7, t.indexIn("一二三四五六日天", i) + 1);
  }
}
