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
  private final EnglishNumberedPeriods numbered;
  private final LocalDate today;

  EnglishPeriods(
      DateTokens tokens, EnglishWords words, EnglishCalendarDates calendar, LocalDate today) {
    this.t = tokens;
    this.words = words;
    this.calendar = calendar;
    this.numbered = new EnglishNumberedPeriods(tokens, words, this, today);
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
    match = match == null ? numbered.at(j) : match;
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
   * Returns the Monday of the week that contains the fourth day of the period, because ISO 8601
   * assigns a week to the period of its Thursday.
   */
  static LocalDate firstWeek(LocalDate start) {
    return DateMatch.monday(start.withDayOfMonth(4));
  }

  /**
   * Reads {@code first week of 2015}, {@code last four months of 2021} and {@code third quarter of
   * 2024}.
   */
  private DateMatch part(int i) {
    boolean last = t.isAny(i, "last", "final");
    EnglishWords.Number position = last ? new EnglishWords.Number(0, i + 1) : words.ordinal(i);
    if (position == EnglishWords.NONE) {
      return null;
    }
    if (t.is(position.next(), "-") && t.isAny(position.next() + 1, "quarter", "half")) {
      position = new EnglishWords.Number(position.value(), position.next() + 1);
    }
    EnglishWords.Number count = words.cardinal(position.next());
    boolean several = count.value() > 0 && Unit.english(t.word(count.next())) != null;
    int j = several ? count.next() : position.next();
    Unit unit = t.is(j, "half") ? Unit.HALF : Unit.english(t.word(j));
    if (unit == null) {
      return null;
    }
    if (!t.isAny(j + 1, "of", "in")) {
      return several ? null : partAlone(i, j, unit, position.value());
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
   * Reads the end of {@code third quarter 2024}, {@code first half this year} and {@code in the
   * third quarter}; a half without a year is also one of a match.
   *
   * @param j the token of the unit
   */
  private DateMatch partAlone(int i, int j, Unit unit, int position) {
    int most = unit == Unit.QUARTER ? 4 : unit == Unit.HALF ? 2 : 0;
    if (position < 1 || position > most) {
      return null;
    }
    DateMatch year = year(t.is(j + 1, ",") ? j + 2 : j + 1);
    int month = 12 / most * (position - 1) + 1;
    if (year == null
        && unit == Unit.QUARTER
        && (t.is(j - 1, "-") || t.isAny(i - 1, "the", "in", "for", "our", "its"))) {
      year = DateMatch.year(j + 1, Unit.yearOf(today, month));
    }
    if (year == null || t.is(j + 1, "the")) {
      return null;
    }
    LocalDate from = LocalDate.of(year.from().getYear(), month, 1);
    return DateMatch.until(year.next(), from, from.plusMonths(12L / most));
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
