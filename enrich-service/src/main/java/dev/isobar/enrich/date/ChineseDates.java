package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Reads Chinese dates, simplified and traditional, and ranges of two dates: {@code 9月4日至6日}, {@code
 * 从周一到周五}. Positions are characters, not tokens.
 */
final class ChineseDates {
  private static final String STARTS =
      "0123456789〇零一二三四五六七八九十两正今去前昨明后後本上下这這星周週礼禮同最过過近未从從自初年月廿当當康雍乾民";

  private final CharacterMatcher t;
  private final LocalDate today;
  private final ChineseCalendarDates calendar;
  private final ChineseWeekdays weekdays;
  private final ChinesePeriods periods;
  private final ChineseNamedDays namedDays;
  private final ChineseRelativeDates relativeDates;

  ChineseDates(String text, LocalDate today) {
    ChineseNumbers numbers = new ChineseNumbers(text);
    this.t = new CharacterMatcher(text);
    this.today = today;
    this.calendar = new ChineseCalendarDates(t, numbers, today);
    this.weekdays = new ChineseWeekdays(t, today);
    this.periods = new ChinesePeriods(t, numbers, calendar, weekdays, today);
    this.namedDays = new ChineseNamedDays(t, today);
    this.relativeDates = new ChineseRelativeDates(t, numbers, today);
  }

  /** Returns whether a date can begin with the character at {@code i}. */
  boolean mayStart(int i) {
    return t.isOneOf(i, STARTS);
  }

  /** Returns the match that begins at character {@code i}, or null. */
  DateMatch at(int i) {
    int a = t.is(i, "从", "從") || t.is(i, "自") ? i + 1 : i;
    DateMatch range = range(a);
    return range != null ? range : a > i ? null : single(i);
  }

  private DateMatch single(int i) {
    DateMatch match = periods.at(i);
    match = match == null ? namedDays.at(i) : match;
    match = match == null ? weekdays.at(i) : match;
    match = match == null ? relativeDates.at(i) : match;
    if (match != null) {
      return match;
    }
    PartialDate date = calendar.at(i, false);
    DateMatch day = date == null ? null : date.resolve(today);
    return day == null || date.day() == 0 ? day : day.endingAt(weekdays.skipWeekday(day.next()));
  }

  private DateMatch range(int i) {
    PartialDate first = calendar.at(i, true);
    return first == null ? rangeOfDays(i) : rangeOfNumbers(first);
  }

  /** Reads a range of two numeric dates; each may omit a part that the other one states. */
  private DateMatch rangeOfNumbers(PartialDate first) {
    int j = connector(first.next());
    PartialDate second = j < 0 ? null : calendar.at(j, true);
    if (second == null
        || first.month() == 0 && second.month() == 0 && (first.day() != 0 || second.day() != 0)) {
      return null;
    }
    if (first.year() != 0 && first.month() == 0 && second.year() <= first.year()) {
      return null;
    }
    DateMatch range = PartialDate.range(first, second, today);
    int end = close(second.next());
    boolean joinedByAnd = t.isOneOf(t.skipSpaces(first.next()), "和与與");
    return range == null || joinedByAnd && end == second.next() ? null : range.endingAt(end);
  }

  /** Reads {@code 周一到周五} and {@code 昨天至9月6日}. */
  private DateMatch rangeOfDays(int i) {
    DateMatch first = single(i);
    int j = first == null ? -1 : connector(first.next());
    if (j < 0) {
      return null;
    }
    PartialDate second = calendar.at(j, false);
    DateMatch last = second == null ? single(j) : second.resolve(today);
    if (last != null
        && second != null
        && second.year() == 0
        && last.from().isBefore(first.from())) {
      int year = first.from().getYear();
      last = new PartialDate(last.next(), year, second.month(), second.day()).resolve(today);
    }
    return last == null ? null : DateMatch.days(close(last.next()), first.from(), last.from());
  }

  /**
   * Returns the offset at which the second date of a range begins, or -1 if no connecting word
   * follows.
   */
  private int connector(int i) {
    int j = t.skipSpaces(i);
    return t.isOneOf(j, "到至和与與-–—~～") ? t.skipSpaces(j + 1) : -1;
  }

  /** Returns the offset after {@code 之间} or {@code 期间}, or {@code i} if neither follows. */
  private int close(int i) {
    if (t.is(i, "之间", "之間") || t.is(i, "期间", "期間")) {
      return i + 2;
    }
    return t.is(i, "间", "間") ? i + 1 : i;
  }
}
