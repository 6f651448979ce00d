package dev.isobar.enrich.date;

import java.time.LocalDate;
import java.util.BitSet;

/**
 * Reads Chinese dates, simplified and traditional, and ranges of two dates: {@code 9月4日至6日}, {@code
 * 从周一到周五}. Positions are characters, not tokens.
 */
final class ChineseDates {
  /** Characters that a date can begin with. */
  private static final BitSet STARTS = new BitSet();

  static {
    ("0123456789〇零一二三四五六七八九十百两兩正今去前昨明后後本上下这這星周週礼禮同最过過近未从從自初年月廿卅当當第首大除"
            + "康雍乾民农農阴陰旧舊夏腊臘冬闰閏甲乙丙丁戊己庚辛壬癸")
        .chars()
        .forEach(STARTS::set);
  }

  private final String text;
  private final CharacterMatcher t;
  private final LocalDate today;
  private final ChineseCalendarDates calendar;
  private final ChineseLunarDates lunarDates;
  private final ChineseWeekdays weekdays;
  private final ChinesePeriods periods;
  private final ChineseNamedDays namedDays;
  private final ChineseRelativeDates relativeDates;

  ChineseDates(String text, DayMonthOrder order, LocalDate today) {
    ChineseNumbers numbers = new ChineseNumbers(text);
    this.text = text;
    this.t = new CharacterMatcher(text);
    this.today = today;
    TaiwanYears taiwanYears = new TaiwanYears(text, t, numbers);
    this.calendar = new ChineseCalendarDates(t, numbers, taiwanYears, order, today);
    this.lunarDates = new ChineseLunarDates(t, numbers, today);
    this.weekdays = new ChineseWeekdays(t, today);
    this.periods = new ChinesePeriods(t, numbers, calendar, weekdays, today);
    this.namedDays = new ChineseNamedDays(t, today);
    this.relativeDates = new ChineseRelativeDates(t, numbers, today);
  }

  /** Returns whether a date can begin with the character at {@code i}. */
  boolean mayStart(int i) {
    return STARTS.get(text.charAt(i));
  }

  /** Returns the match that begins at character {@code i}, or null. */
  DateMatch at(int i) {
    int a = t.is(i, "从", "從") || t.is(i, "自") ? i + 1 : i;
    DateMatch lunar = lunarDates.at(a);
    if (lunar != null) {
      return lunar;
    }
    DateMatch single = single(a);
    DateMatch range = range(a, single);
    return range != null ? range : a > i ? null : single;
  }

  private DateMatch single(int i) {
    PartialDate inMonth = t.isOneOf(i, "上下本") ? calendar.at(i, false) : null;
    if (inMonth != null && inMonth.day() != 0) {
      return inMonth.resolve(today);
    }
    DateMatch match = periods.at(i);
    match = match == null ? namedDays.at(i) : match;
    match = match == null ? weekdays.at(i) : match;
    match = match == null ? relativeDates.at(i) : match;
    if (match != null) {
      return periods.edgeOrWhole(match);
    }
    PartialDate date = calendar.at(i, false);
    DateMatch day = date == null ? null : date.resolve(today);
    return day == null || date.day() == 0 ? day : day.endingAt(weekdays.skipWeekday(day.next()));
  }

  /** Returns the range that begins at {@code i}; of two readings, the longer one. */
  private DateMatch range(int i, DateMatch single) {
    PartialDate first = calendar.at(i, true);
    DateMatch numbers = first == null ? null : rangeOfNumbers(first);
    DateMatch days = single == null ? null : rangeOfDays(single);
    return numbers == null || days != null && days.next() > numbers.next() ? days : numbers;
  }

  /** Reads a range of two numeric dates; each may omit a part that the other one states. */
  private DateMatch rangeOfNumbers(PartialDate first) {
    int j = t.connector(first.next());
    PartialDate second = j < 0 ? null : calendar.at(j, true);
    if (second == null || isDuration(second.next())) {
      return null;
    }
    if (first.year() != 0 && first.month() == 0 && second.year() <= first.year()) {
      return null;
    }
    DateMatch range = PartialDate.range(first, second, today);
    return range == null ? null : closed(first.next(), range);
  }

  /** Reads {@code 周一到周五}, {@code 昨天至9月6日} and {@code 5月底至6月初}. */
  private DateMatch rangeOfDays(DateMatch first) {
    int j = t.connector(first.next());
    if (j < 0) {
      return null;
    }
    DateMatch last = periods.thirdOfSameMonth(j, first.from());
    last = last == null ? single(j) : last;
    if (last == null) {
      return null;
    }
    LocalDate to = last.to();
    if (lacksYear(j)) {
      to = to.plusYears((long) first.from().getYear() - last.from().getYear());
      to = to.isBefore(first.from()) ? to.plusYears(1) : to;
    }
    DateMatch range = DateMatch.days(last.next(), first.from(), to);
    return range == null ? null : closed(first.next(), range);
  }

  /** Returns whether a month without a year begins at {@code i}. */
  private boolean lacksYear(int i) {
    PartialDate date = calendar.at(i, false);
    return date != null && date.year() == 0 && date.month() != 0;
  }

  /** Returns whether two days are a number of days: {@code 3日至5日内}. */
  private boolean isDuration(int i) {
    return t.isOneOf(i, "内內游遊");
  }

  /**
   * Returns the range with the words that close it, or null if "and" joins two dates that nothing
   * closes.
   *
   * @param connector the offset of the connecting word
   */
  private DateMatch closed(int connector, DateMatch range) {
    int end = close(range.next());
    boolean joinedByAnd = t.isOneOf(t.skipSpaces(connector), "和与與");
    return joinedByAnd && end == range.next() ? null : range.endingAt(end);
  }

  /** Returns the offset after {@code 之间} or {@code 期间}, or {@code i} if neither follows. */
  private int close(int i) {
    if (t.is(i, "之间", "之間") || t.is(i, "期间", "期間")) {
      return i + 2;
    }
    return t.is(i, "间", "間") ? i + 1 : i;
  }
}
