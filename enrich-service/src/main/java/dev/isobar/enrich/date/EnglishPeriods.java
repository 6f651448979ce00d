package dev.isobar.enrich.date;

import java.time.LocalDate;
import java.util.Map;

/** Reads weeks, months, quarters, years and their parts, relative to a day or by number. */
final class EnglishPeriods {
  /** Maps a modifier to the offset of the unit from the current one. */
  private static final Map<String, Integer> OFFSETS =
      Map.ofEntries(
          Map.entry("this", 0),
          Map.entry("current", 0),
          Map.entry("same", 0),
          Map.entry("next", 1),
          Map.entry("coming", 1),
          Map.entry("upcoming", 1),
          Map.entry("following", 1),
          Map.entry("last", -1),
          Map.entry("past", -1),
          Map.entry("previous", -1));

  private final DateTokens t;
  private final EnglishWords words;
  private final EnglishCalendarDates calendar;
  private final LocalDate today;

  EnglishPeriods(
      DateTokens tokens, EnglishWords words, EnglishCalendarDates calendar, LocalDate today) {
    this.t = tokens;
    this.words = words;
    this.calendar = calendar;
    this.today = today;
  }

  /** Returns the offset of a modifier such as "next", or null if the word is not a modifier. */
  static Integer offset(String word) {
    return OFFSETS.get(word);
  }

  /** Returns the match that begins at token {@code i}, or null. */
  DateMatch at(int i) {
    int j = t.is(i, "the") ? i + 1 : i;
    DateMatch match = part(j);
    match = match == null ? modified(j) : match;
    match = match == null ? counted(j) : match;
    match = match == null ? numbered(j) : match;
    return match == null ? weekOf(i, j) : match;
  }

  /** Reads {@code last week}, {@code next two months} and {@code this year}. */
  private DateMatch modified(int i) {
    Integer offset = OFFSETS.get(t.word(i));
    if (offset == null) {
      return null;
    }
    int j = t.isAny(i, "this") && t.isAny(i + 1, "calendar", "past") ? i + 2 : i + 1;
    if (t.isAny(j, "weekend")) {
      return DateMatch.weekend(j + 1, today, offset);
    }
    if (t.is(j, "workweek") || t.isAny(j, "working", "work", "business") && t.is(j + 1, "week")) {
      LocalDate monday = DateMatch.monday(today).plusWeeks(offset);
      return DateMatch.days(t.is(j, "workweek") ? j + 1 : j + 2, monday, monday.plusDays(4));
    }
    Unit unit = Unit.english(t.word(j));
    if (unit != null && unit != Unit.DAY) {
      return unit.whole(j + 1, today, offset);
    }
    EnglishWords.Number count = words.cardinal(j);
    int k = t.is(count.next(), "business") ? count.next() + 1 : count.next();
    unit = Unit.english(t.word(k));
    if (unit == null || offset == 0 || count.value() < 1) {
      return null;
    }
    unit = k > count.next() ? Unit.BUSINESS_DAY : unit;
    if (unit == Unit.BUSINESS_DAY && offset < 0) {
      return DateMatch.until(k + 1, unit.plus(today.plusDays(1), -count.value()), today);
    }
    return extended(unit.count(k + 1, today, (long) offset * count.value()), offset);
  }

  /** Extends a match by further units, as in {@code last 3 months and 2 weeks}. */
  private DateMatch extended(DateMatch match, int offset) {
    DateMatch sum = match;
    while (sum != null && t.is(sum.next(), "and")) {
      EnglishWords.Number count = words.cardinal(sum.next() + 1);
      Unit unit = count.value() < 1 ? null : Unit.english(t.word(count.next()));
      if (unit == null || t.is(count.next() + 1, "ago")) {
        return sum;
      }
      sum =
          offset > 0
              ? DateMatch.days(count.next() + 1, sum.from(), unit.plus(sum.to(), count.value()))
              : DateMatch.days(count.next() + 1, unit.plus(sum.from(), -count.value()), sum.to());
    }
    return sum;
  }

  /** Reads {@code 5 past years} and {@code within 9 months}. */
  private DateMatch counted(int i) {
    boolean within = t.is(i, "within");
    int j = within ? (OFFSETS.containsKey(t.word(i + 1)) ? i + 2 : i + 1) : i;
    EnglishWords.Number count = words.cardinal(j);
    if (count.value() < 1) {
      return null;
    }
    Unit unit = Unit.english(t.word(count.next()));
    if (within && unit != null) {
      return DateMatch.days(count.next() + 1, today, unit.plus(today, count.value()));
    }
    Integer offset = OFFSETS.get(t.word(count.next()));
    unit = Unit.english(t.word(count.next() + 1));
    boolean one = !t.word(count.next() + 1).endsWith("s");
    return offset == null || offset == 0 || unit == null || one && count.value() > 1
        ? null
        : unit.count(count.next() + 2, today, (long) offset * count.value());
  }

  /**
   * Reads {@code Q1 2019}, {@code 1990s}, {@code 21st century}, {@code week 23} and {@code CY
   * 2018}.
   */
  private DateMatch numbered(int i) {
    int number = t.number(i + 1);
    if (t.isAny(i, "q", "h")
        && number >= 1
        && number <= (t.is(i, "q") ? 4 : 2)
        && t.touch(i, i + 1)) {
      int j = t.isAny(i + 2, "-", "of", "/", ",") ? i + 3 : i + 2;
      EnglishWords.Number year = words.year(j);
      return quarterOrHalf(
          year.next() > 0 ? year.next() : i + 2,
          year.value() > 0 ? year.value() : today.getYear(),
          t.word(i),
          number);
    }
    EnglishWords.Number year = words.year(i);
    if (year != EnglishWords.NONE) {
      int j = t.is(year.next(), "-") ? year.next() + 1 : year.next();
      int n = t.number(j + 1);
      if (t.isAny(j, "q", "h") && n >= 1 && n <= (t.is(j, "q") ? 4 : 2) && t.touch(j, j + 1)) {
        return quarterOrHalf(j + 2, year.value(), t.word(j), n);
      }
      if (t.is(year.next(), "s") && year.value() % 10 == 0) {
        return Unit.DECADE.whole(year.next() + 1, LocalDate.of(year.value(), 1, 1), 0);
      }
    }
    if (t.length(i) == 2
        && t.number(i) >= 20
        && t.number(i) % 10 == 0
        && t.is(i + 1, "s")
        && t.touch(i, i + 1)) {
      return Unit.DECADE.whole(i + 2, LocalDate.of(1900 + t.number(i), 1, 1), 0);
    }
    Integer decade = EnglishWords.DECADES.get(t.word(i));
    if (decade != null && t.is(i - 1, "the")) {
      return Unit.DECADE.whole(i + 1, LocalDate.of(1900 + 10 * decade, 1, 1), 0);
    }
    EnglishWords.Number ordinal = words.ordinal(i);
    if (ordinal.value() > 0 && ordinal.value() < 22 && t.is(ordinal.next(), "century")) {
      return Unit.CENTURY.whole(
          ordinal.next() + 1, LocalDate.of(100 * ordinal.value() - 100 + 1, 1, 1), 0);
    }
    if (t.isAny(i, "year", "cy") && words.year(i + 1) != EnglishWords.NONE) {
      return DateMatch.year(i + 2, words.year(i + 1).value());
    }
    if (t.is(i, "cy") && t.length(i + 1) == 2 && number >= 0) {
      return DateMatch.year(i + 2, 2000 + number);
    }
    if (t.is(i, "week") && number >= 1 && number <= 53) {
      DateMatch period = t.is(i + 2, "of") ? year(i + 3) : null;
      LocalDate start = period == null ? LocalDate.of(today.getYear(), 1, 1) : period.from();
      return DateMatch.week(
          period == null ? i + 2 : period.next(), firstWeek(start).plusWeeks(number - 1L));
    }
    return null;
  }

  /**
   * Returns the Monday of the week that contains the fourth day of the period, because ISO 8601
   * assigns a week to the period of its Thursday.
   */
  static LocalDate firstWeek(LocalDate start) {
    return DateMatch.monday(start.withDayOfMonth(4));
  }

  private static DateMatch quarterOrHalf(int next, int year, String kind, int number) {
    int months = kind.equals("q") ? 3 : 6;
    LocalDate from = LocalDate.of(year, 1, 1).plusMonths((long) months * (number - 1));
    return DateMatch.until(next, from, from.plusMonths(months));
  }

  /**
   * Reads {@code first week of 2015}, {@code last four months of 2021} and {@code third quarter of
   * 2024}.
   */
  private DateMatch part(int i) {
    boolean last = t.is(i, "last");
    EnglishWords.Number position = last ? new EnglishWords.Number(0, i + 1) : words.ordinal(i);
    if (position == EnglishWords.NONE) {
      return null;
    }
    EnglishWords.Number count = words.cardinal(position.next());
    boolean several = count.value() > 0 && Unit.english(t.word(count.next())) != null;
    int j = several ? count.next() : position.next();
    Unit unit = t.is(j, "half") ? Unit.HALF : Unit.english(t.word(j));
    if (unit == null || !t.isAny(j + 1, "of", "in")) {
      return null;
    }
    DateMatch period = year(t.is(j + 2, "the") && !t.is(j + 3, "year") ? j + 3 : j + 2);
    if (period == null) {
      PartialDate month = calendar.at(j + 2);
      period =
          month == null || month.day() != 0
              ? modified(t.is(j + 2, "the") ? j + 3 : j + 2)
              : month.resolve(today);
    }
    return period == null
        ? null
        : part(period, unit, last, several ? count.value() : 1, position.value());
  }

  /**
   * Returns a part of a period.
   *
   * @param last whether to count from the end of the period
   * @param count the number of units
   * @param position the position of the first unit, from 1, if there is one unit
   */
  static DateMatch part(DateMatch period, Unit unit, boolean last, int count, int position) {
    LocalDate end = period.to().plusDays(1);
    LocalDate start = period.from();
    if (unit == Unit.WEEK) {
      start = firstWeek(start);
      // The last week is the one that has most of its days in the period.
      end = DateMatch.monday(period.to().minusDays(3)).plusWeeks(1);
    }
    if (last) {
      return DateMatch.until(period.next(), unit.plus(end, -count), end);
    }
    LocalDate from = count > 1 ? start : unit.plus(start, position - 1L);
    return from.isAfter(period.to())
        ? null
        : DateMatch.until(period.next(), from, unit.plus(from, count));
  }

  /** Reads {@code 2015}, {@code the year}, {@code last year} and {@code this year}. */
  DateMatch year(int i) {
    EnglishWords.Number year = words.year(i);
    if (year != EnglishWords.NONE) {
      return DateMatch.year(year.next(), year.value());
    }
    int j = t.is(i, "the") ? i + 1 : i;
    if (t.is(j, "year")) {
      return DateMatch.year(j + 1, today.getYear());
    }
    Integer offset = OFFSETS.get(t.word(j));
    return offset != null && t.is(j + 1, "year")
        ? DateMatch.year(j + 2, today.getYear() + offset)
        : null;
  }

  /**
   * Reads {@code the week of April 10th}, {@code the week beginning February 4} and {@code w/c Feb
   * 4}.
   */
  private DateMatch weekOf(int i, int j) {
    int k;
    if (t.is(j, "week") && t.isAny(j + 1, "of", "beginning", "commencing", "starting")) {
      k = t.is(j + 2, "on") ? j + 3 : j + 2;
    } else if (t.is(i, "w") && t.is(i + 1, "/") && t.is(i + 2, "c")) {
      k = i + 3;
    } else {
      return null;
    }
    k = t.is(k, "the") ? k + 1 : k;
    PartialDate day = calendar.at(k);
    EnglishWords.Number ordinal = words.ordinal(k);
    if (day == null && ordinal.value() > 0 && ordinal.value() <= 31) {
      day = new PartialDate(ordinal.next(), 0, 0, ordinal.value());
    }
    DateMatch match = day == null || day.day() == 0 ? null : day.resolve(today);
    return match == null ? null : DateMatch.week(match.next(), match.from());
  }
}
