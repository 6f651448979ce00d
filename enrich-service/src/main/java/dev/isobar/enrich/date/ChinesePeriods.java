package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Reads parts of a year, a month or a week: {@code 上半年}, {@code 2017年下半年}, {@code 2021年的第一周},
 * {@code 十月的最后一个周五}, {@code 第三季度}, {@code 上月底}.
 */
final class ChinesePeriods {
  private final CharacterMatcher t;
  private final ChineseNumbers numbers;
  private final ChineseCalendarDates calendar;
  private final ChineseWeekdays weekdays;
  private final ChinesePeriodEdges edges;
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
    this.edges = new ChinesePeriodEdges(text, today);
    this.today = today;
  }

  /** Returns the match that begins at character {@code i}, or null. */
  DateMatch at(int i) {
    PartialDate date = calendar.at(i, false);
    DateMatch part = half(i, date);
    if (part != null || date != null && date.day() != 0) {
      return part;
    }
    DateMatch period = date == null ? weekdays.at(i) : date.resolve(today);
    part = quarter(i, date);
    part = part == null && period != null ? edges.of(period) : part;
    if (part == null) {
      part = date == null ? edges.alone(i) : part(date);
      return part;
    }
    return edgeOrWhole(part);
  }

  /**
   * Returns the part of a decade, century or quarter that the next characters name, or the period.
   */
  DateMatch edgeOrWhole(DateMatch period) {
    int unit = period.next() - 2;
    boolean hasUnit =
        t.is(unit, "年代") || t.is(unit, "世纪", "世紀") || t.is(unit, "季度") && !t.is(unit - 1, "个");
    DateMatch edge = hasUnit ? edges.of(period) : null;
    return edge == null ? period : edge;
  }

  /** Reads {@code 上旬} and the like of the month of a day, as the end of a range. */
  DateMatch thirdOfSameMonth(int i, LocalDate within) {
    return edges.thirdOfMonth(DateMatch.day(i, within), i);
  }

  /**
   * Reads {@code 2024年三季度}, {@code 第三季度}, {@code 2024年Q3}, {@code 2024年第3季} and {@code 前三季度}. A
   * quarter without a year is the one of this year, or of the last year if it is far ahead.
   */
  private DateMatch quarter(int i, PartialDate date) {
    boolean year = date != null && date.month() == 0 && date.year() != 0;
    if (date != null && !year) {
      return null;
    }
    int at = year ? t.skipSpaces(t.is(date.next(), "的") ? date.next() + 1 : date.next()) : i;
    boolean several = t.is(at, "前") || t.is(at, "首") && t.isDigit(at + 1);
    boolean ordinal = t.is(at, "第");
    boolean latin = year && t.isOneOf(at, "Qq");
    boolean first = t.is(at, "首季");
    int n = t.skipSpaces(several || ordinal || latin ? at + 1 : at);
    ChineseNumbers.Number count = first ? new ChineseNumbers.Number(1, at + 1) : numbers.small(n);
    if (count.value() < 1 || count.value() > 4 || !year && t.isOneOf(i - 1, "续續连連近每各两兩")) {
      return null;
    }
    int k = t.skipMeasure(t.skipSpaces(count.next()));
    int end = latin ? count.next() : t.is(k, "季度") ? k + 2 : year && t.is(k, "季") ? k + 1 : -1;
    if (end < 0
        || latin && t.isAsciiDigit(end)
        || !several && k > count.next() && !latin && !ordinal) {
      return null;
    }
    int of = year ? date.year() : Unit.yearOf(today, 3 * count.value() - 2);
    LocalDate from = LocalDate.of(of, several ? 1 : 3 * count.value() - 2, 1);
    return DateMatch.until(end, from, from.plusMonths(several ? 3L * count.value() : 3));
  }

  /** Reads {@code 上半年}, {@code 2017年下半年}, {@code 上半月} and {@code 下半周}. */
  private DateMatch half(int i, PartialDate period) {
    boolean yearOnly =
        period != null && period.year() != 0 && period.month() == 0 && period.day() == 0;
    int j = yearOnly ? period.next() : i;
    j = yearOnly && t.is(j, "的") ? j + 1 : j;
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
