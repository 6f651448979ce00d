package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Weekdays, and the units that the same words lead: {@code 周五}, {@code 上上周三}, {@code 本周末}, {@code
 * 下星期}, {@code 上个月}, {@code 本季度}.
 */
final class ChineseWeekdays {
  private final CharacterCursor t;
  private final LocalDate today;

  ChineseWeekdays(CharacterCursor text, LocalDate today) {
    this.t = text;
    this.today = today;
  }

  /** Null where none begins at {@code i}. */
  DateMatch at(int i) {
    int away = 0;
    int j = i;
    while (j < i + 3 && t.is(j, "上", "下")) {
      away += t.is(j, "上") ? -1 : 1;
      j++;
    }
    j = j == i && (t.is(i, "本") || t.is(i, "这", "這")) ? i + 1 : j;
    boolean led = j > i;
    int g = t.skipMeasure(j);
    int k = afterWeek(g);
    if (k < 0) {
      return led ? wholeUnit(g, away) : null;
    }
    if (t.is(k, "末")) {
      return DateMatch.weekend(k + 1, today, away);
    }
    int day = number(k);
    if (day == 0) {
      return led ? DateMatch.week(k, today.plusWeeks(away)) : null;
    }
    if (led) {
      return DateMatch.day(k + 1, DateMatch.weekday(today, away, day));
    }
    return t.is(k + 1, "年")
        ? null
        : DateMatch.day(k + 1, today.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(day))));
  }

  /** Where the weekday at {@code i} ends that repeats a date, as in {@code 10月12号,星期一}. */
  int behind(int i) {
    int j = t.isOneOf(i, ",，(（") ? i + 1 : i;
    int k = afterWeek(j);
    if (k < 0 || number(k) == 0) {
      return i;
    }
    return j > i && t.isOneOf(k + 1, ")）") ? k + 2 : k + 1;
  }

  /** {@code 上个月}, {@code 本季度}, {@code 上个半年}, {@code 本年度}, {@code 下世纪}. */
  private DateMatch wholeUnit(int i, int away) {
    if (t.is(i, "月") && !t.is(i + 1, "份")) {
      return Unit.MONTH.whole(i + 1, today, away);
    }
    if (t.is(i, "季度")) {
      return Unit.QUARTER.whole(i + 2, today, away);
    }
    if (t.is(i, "半年") && t.is(i - 1, "个", "個")) {
      return Unit.HALF.whole(i + 2, today, away);
    }
    if (t.is(i, "年度")) {
      return Unit.YEAR.whole(i + 2, today, away);
    }
    return t.is(i, "世纪") ? Unit.CENTURY.whole(i + 2, today, away) : null;
  }

  /** The day of the week that is named at {@code i}: {@code 周三}; null for none. */
  DayOfWeek dayAt(int i) {
    int k = afterWeek(i);
    return k < 0 || number(k) == 0 ? null : DayOfWeek.of(number(k));
  }

  /** Where the number behind {@code 周} or {@code 星期} stands; -1 for neither. */
  private int afterWeek(int i) {
    if (t.is(i, "周", "週")) {
      return i + 1;
    }
    return t.is(i, "星期") || t.is(i, "礼拜", "禮拜") ? i + 2 : -1;
  }

  /** From 1 for Monday to 7; 0 where the character is no weekday's. */
  private int number(int i) {
    return Math.min(7, t.indexIn("一二三四五六日天", i) + 1);
  }
}
