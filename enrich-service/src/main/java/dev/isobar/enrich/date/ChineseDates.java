package dev.isobar.enrich.date;

import java.time.LocalDate;

/**
 * Chinese dates, simplified and traditional, and ranges of two: {@code 9月4日至6日}, {@code 从周一到周五}.
 * Positions are characters, not tokens.
 */
final class ChineseDates {
  private static final String STARTS =
      "0123456789〇零一二三四五六七八九十两正今去前昨明后後本上下这這星周週礼禮同最过過近未从從自初年月廿当當康雍乾民";

  private final CharacterCursor t;
  private final LocalDate today;
  private final ChineseCalendar calendar;
  private final ChineseWeekdays weekdays;
  private final ChinesePeriods periods;
  private final ChineseNamedDays named;
  private final ChineseRelativeDates distances;

  ChineseDates(String text, LocalDate today) {
    ChineseNumbers numbers = new ChineseNumbers(text);
    this.t = new CharacterCursor(text);
    this.today = today;
    this.calendar = new ChineseCalendar(t, numbers, today);
    this.weekdays = new ChineseWeekdays(t, today);
    this.periods = new ChinesePeriods(t, numbers, calendar, weekdays, today);
    this.named = new ChineseNamedDays(t, today);
    this.distances = new ChineseRelativeDates(t, numbers, today);
  }

  boolean mayStart(int i) {
    return t.isOneOf(i, STARTS);
  }

  /** Null where none begins at {@code i}. */
  DateMatch at(int i) {
    int a = t.is(i, "从", "從") || t.is(i, "自") ? i + 1 : i;
    DateMatch range = range(a);
    return range != null ? range : a > i ? null : single(i);
  }

  private DateMatch single(int i) {
    DateMatch hit = periods.at(i);
    hit = hit == null ? named.at(i) : hit;
    hit = hit == null ? weekdays.at(i) : hit;
    hit = hit == null ? distances.at(i) : hit;
    if (hit != null) {
      return hit;
    }
    PartialDate date = calendar.at(i, false);
    DateMatch day = date == null ? null : date.resolve(today);
    return day == null || date.day() == 0 ? day : day.endingAt(weekdays.behind(day.next()));
  }

  private DateMatch range(int i) {
    PartialDate first = calendar.at(i, true);
    return first == null ? rangeOfDays(i) : rangeOfNumbers(first);
  }

  /** Two ends that numbers tell, of which one may leave out what the other says. */
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
    boolean and = t.isOneOf(t.skipSpaces(first.next()), "和与與");
    return range == null || and && end == second.next() ? null : range.endingAt(end);
  }

  /** {@code 周一到周五}, {@code 昨天至9月6日}. */
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

  /** Where the second end of a range begins; -1 where no word joins two. */
  private int connector(int i) {
    int j = t.skipSpaces(i);
    return t.isOneOf(j, "到至和与與-–—~～") ? t.skipSpaces(j + 1) : -1;
  }

  /** Behind {@code 之间}. */
  private int close(int i) {
    if (t.is(i, "之间", "之間") || t.is(i, "期间", "期間")) {
      return i + 2;
    }
    return t.is(i, "间", "間") ? i + 1 : i;
  }
}
