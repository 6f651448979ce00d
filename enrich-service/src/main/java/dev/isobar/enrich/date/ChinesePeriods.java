package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Reads parts of a year, a month or a week: {@code 上半年}, {@code 2017年下半年}, {@code 2021年的第一周},
 * {@code 十月的最后一个周五}, {@code 第三季度}.
 */
final class ChinesePeriods {
  private final CharacterMatcher t;
  private final ChineseNumbers numbers;
  private final ChineseCalendarDates calendar;
  private final ChineseWeekdays weekdays;
  private final LocalDate today;

  ChinesePeriods(
      CharacterMatcher text,
      ChineseNumbers numbers,
      ChineseCalendarDates calendar,
      ChineseWeekdays weekdays,
      LocalDate today) {
    this.t = text;
    this.numbers = numbers;
    this.calendar = calendar;
    this.weekdays = weekdays;
    this.today = today;
  }

  /** Returns the match that begins at character {@code i}, or null. */
  DateMatch at(int i) {
    PartialDate period = calendar.at(i, false);
    DateMatch half = half(i, period);
    return half != null || period == null || period.day() != 0 ? half : part(period);
  }

  /** Reads {@code 上半年}, {@code 2017年下半年}, {@code 上半月} and {@code 下半周}. */
  private DateMatch half(int i, PartialDate period) {
    boolean yearOnly =
        period != null && period.year() != 0 && period.month() == 0 && period.day() == 0;
    int j = yearOnly ? period.next() : i;
    boolean first = t.is(j, "上半", "前半");
    if (!first && !t.is(j, "下半") && !t.is(j, "后半", "後半")) {
      return null;
    }
    if (t.is(j + 2, "年")) {
      LocalDate from = LocalDate.of(yearOnly ? period.year() : today.getYear(), first ? 1 : 7, 1);
      return DateMatch.until(j + 3, from, from.plusMonths(6));
    }
    if (yearOnly) {
      return null;
    }
    if (t.is(j + 2, "月")) {
      LocalDate start = today.withDayOfMonth(1);
      return first
          ? DateMatch.days(j + 3, start, start.plusDays(14))
          : DateMatch.until(j + 3, start.plusDays(15), start.plusMonths(1));
    }
    if (t.is(j + 2, "周", "週")) {
      LocalDate monday = DateMatch.monday(today);
      return first
          ? DateMatch.days(j + 3, monday, monday.plusDays(2))
          : DateMatch.days(j + 3, monday.plusDays(3), monday.plusDays(6));
    }
    return null;
  }

  /** Reads {@code 2021年的最后4个月}, {@code 十月的第一周} and {@code 今年前三季度}. */
  private DateMatch part(PartialDate period) {
    int j = t.is(period.next(), "的") ? period.next() + 1 : period.next();
    boolean ordinal = t.is(j, "第");
    boolean last = t.is(j, "最后", "最後");
    if (!ordinal && !last && !t.is(j, "前", "头")) {
      return null;
    }
    int n = t.skipSpaces(last ? j + 2 : j + 1);
    ChineseNumbers.Number count = numbers.small(n);
    DateMatch days = period.resolve(today);
    if (count.next() < 0 || days == null) {
      return null;
    }
    int k = t.skipMeasure(t.skipSpaces(count.next()));
    DayOfWeek day = last && t.is(n, "一个", "一個") ? weekdays.dayAt(k) : null;
    if (day != null) {
      return DateMatch.day(
          weekdays.skipWeekday(k), days.from().with(TemporalAdjusters.lastInMonth(day)));
    }
    Unit unit = numbers.unit(k);
    return unit == null
        ? null
        : EnglishPeriods.part(
            days.endingAt(numbers.unitEnd(k)),
            unit,
            last,
            ordinal ? 1 : count.value(),
            ordinal ? count.value() : 1);
  }
}
