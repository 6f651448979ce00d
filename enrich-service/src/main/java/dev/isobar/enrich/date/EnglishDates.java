package dev.isobar.enrich.date;

import java.time.LocalDate;

/** Reads English dates: days, periods, and ranges of both. */
final class EnglishDates {
  private final DateTokens t;
  private final LocalDate today;
  private final EnglishWords words;
  private final EnglishCalendarDates calendar;
  private final EnglishPeriods periods;
  private final EnglishDayRules relative;
  private final EnglishYearRanges yearRanges;
  private final NumberContext context;

  /**
   * Caches the last matches by token, because the rules for ranges ask for the same few tokens
   * repeatedly.
   */
  private final int[] cachedTokens = {-1, -1, -1, -1};

  private final DateMatch[] cachedMatches = new DateMatch[cachedTokens.length];

  EnglishDates(String text, DateTokens tokens, DayMonthOrder order, LocalDate today) {
    this.t = tokens;
    this.today = today;
    this.words = new EnglishWords(tokens);
    this.context = new NumberContext(tokens, text);
    this.yearRanges = new EnglishYearRanges(tokens, context);
    this.calendar = new EnglishCalendarDates(tokens, words, context, order);
    this.periods = new EnglishPeriods(tokens, words, calendar, today);
    this.relative = new EnglishDayRules(tokens, words, calendar, periods, today);
  }

  /** Returns the match that begins at token {@code i}, or null. */
  DateMatch at(int i) {
    if (!mayStart(i)) {
      return null;
    }
    DateMatch range = range(i);
    return range != null ? range : single(i);
  }

  /**
   * Returns whether a date can begin at a token. This rules out most words by their own kind or by
   * the kinds of the three tokens that follow.
   */
  private boolean mayStart(int i) {
    int kind = t.kind(i);
    if (kind == DateTokens.NO_DATE) {
      return false;
    }
    return kind == DateTokens.DATE
        || t.kind(i + 1) >= DateTokens.PART
        || t.kind(i + 2) >= DateTokens.PART
        || t.kind(i + 3) >= DateTokens.PART;
  }

  private DateMatch single(int i) {
    int slot = i & cachedTokens.length - 1;
    if (cachedTokens[slot] != i) {
      cachedMatches[slot] = single(i, relative.at(i));
      cachedTokens[slot] = i;
    }
    return cachedMatches[slot];
  }

  private DateMatch single(int i, DateMatch relativeMatch) {
    DateMatch match = relativeMatch;
    match = match == null ? EnglishLunarDates.at(t, words, i, today) : match;
    match = match == null ? periods.at(i) : match;
    PartialDate date = match == null ? calendar.at(i) : null;
    match = date != null ? date.resolve(today) : match;
    match = match == null ? ordinalDay(i) : match;
    return match == null ? bareYear(i) : match;
  }

  /** Reads {@code the 18th} and {@code the 15th day of next month}, unless a noun follows. */
  private DateMatch ordinalDay(int i) {
    if (!t.is(i, "the") || !t.isOrdinal(i + 1) || t.number(i + 1) < 1 || t.number(i + 1) > 31) {
      return null;
    }
    int j = i + 2;
    if (t.is(j, "day") && t.is(j + 1, "of")) {
      DateMatch month = periods.at(j + 2);
      return month == null
          ? null
          : DateMatch.day(month.next(), month.from().plusDays(t.number(i + 1) - 1L));
    }
    boolean ends =
        j >= t.size()
            || t.isAny(j, ".", ",", "?", "!", "\n", ")", "at", "and", "for", "in", "with");
    return ends ? new PartialDate(j, 0, 0, t.number(i + 1)).resolve(today) : null;
  }

  /**
   * Reads a year, unless the number is a price, a percentage, a quantity or part of a larger
   * number.
   */
  private DateMatch bareYear(int i) {
    EnglishWords.Number year = words.year(i);
    if (year == EnglishWords.NONE
        || year.value() < 1900
        || t.isOrdinal(i)
        || t.isAny(i - 1, "$", "#", ".", "/", "€", "£") && t.touch(i - 1, i)
        || t.isAny(year.next(), "%", "/")
        || context.isNoYear(i, year.next())
        || t.is(year.next(), ".")
            && t.number(year.next() + 1) >= 0
            && t.touch(year.next(), year.next() + 1)
        || t.is(year.next(), ",")
            && t.length(year.next() + 1) == 3
            && t.touch(year.next(), year.next() + 1)) {
      return null;
    }
    return DateMatch.year(year.next(), year.value());
  }

  private DateMatch range(int i) {
    boolean between = t.is(i, "between");
    boolean hasPreposition = between || t.isAny(i, "from", "in");
    DateMatch years = yearRanges.at(hasPreposition ? i + 1 : i);
    if (years != null) {
      return years;
    }
    int a = hasPreposition ? i + 1 : i;
    a =
        t.is(a, "the")
                && t.number(a + 1) < 0
                && !EnglishWords.ORDINALS.containsKey(t.word(a + 1))
                && !EnglishWords.TENS.containsKey(t.word(a + 1))
            ? a
            : t.is(a, "the") ? a + 1 : a;
    PartialDate first = rangeEnd(a, true);
    if (first != null) {
      int j = connector(first.next(), between);
      PartialDate second =
          j < 0
              ? null
              : rangeEnd(t.is(j, "the") ? j + 1 : j, first.month() != 0 || first.day() != 0);
      boolean counted = second != null && second.month() == 0 && isCounted(a, first, second);
      if (second != null
          && !counted
          && makesRange(first, second, hasPreposition, t.is(j - 1, "-"))) {
        DateMatch range = PartialDate.range(first, second, today);
        if (range != null) {
          return range;
        }
      }
    }
    return mixed(a, hasPreposition, between);
  }

  /**
   * Returns whether two years are quantities: {@code 2000 to 2100 tonnes}, {@code No. 1995-2003}.
   */
  private boolean isCounted(int i, PartialDate first, PartialDate second) {
    return first.month() == 0
        && first.day() == 0
        && t.number(i) >= 0
        && (context.isCounted(i, second.next()) || context.isReference(i));
  }

  /** Returns whether two dates form a range: two bare numbers may be a score or a size. */
  private static boolean makesRange(
      PartialDate a, PartialDate b, boolean hasPreposition, boolean dash) {
    boolean years = a.month() == 0 && b.month() == 0 && a.day() == 0 && b.day() == 0;
    if (years) {
      return a.year() >= 1000 && b.year() > a.year();
    }
    boolean months = a.month() != 0 || b.month() != 0;
    return months
        && (a.year() == 0 || a.month() != 0 || b.year() != 0)
        && (hasPreposition || dash || a.month() != 0 || a.day() != 0);
  }

  /**
   * Reads one end of a range as a numeric date.
   *
   * @param bareDay whether a number alone is a day, because the other end may state the month
   */
  private PartialDate rangeEnd(int i, boolean bareDay) {
    PartialDate date = calendar.at(i);
    if (date != null) {
      return date;
    }
    EnglishWords.Number year = words.year(i);
    if (year != EnglishWords.NONE) {
      return new PartialDate(year.next(), year.value(), 0, 0);
    }
    EnglishWords.Number day = bareDay ? words.dayOfMonth(i) : EnglishWords.NONE;
    if (day == EnglishWords.NONE) {
      return null;
    }
    EnglishWords.Number yearAfterDay = calendar.yearAfter(day.next());
    return new PartialDate(
        Math.max(yearAfterDay.next(), day.next()),
        Math.max(0, yearAfterDay.value()),
        0,
        day.value());
  }

  /** Returns the first token of the second end, or -1 if no connecting word follows. */
  private int connector(int i, boolean between) {
    if (t.is(i, "up") && t.is(i + 1, "to") || t.is(i, "through") && t.is(i + 1, "to")) {
      return i + 2;
    }
    if (t.isAny(i, "to", "till", "until", "through", "thru", "-") || between && t.is(i, "and")) {
      return t.is(i + 1, "-") ? i + 2 : i + 1;
    }
    return -1;
  }

  /**
   * Reads ranges with an end that is not a numeric date: {@code from next Friday to October 1st},
   * {@code May to date}.
   */
  private DateMatch mixed(int a, boolean hasPreposition, boolean between) {
    DateMatch first = mixedEnd(a);
    int j = first == null ? -1 : connector(first.next(), between);
    if (j < 0) {
      return null;
    }
    if (t.isAny(j, "date", "now", "present") || t.is(j, "current") && t.is(j + 1, "date")) {
      LocalDate from = first.from().isAfter(today) ? first.from().minusYears(1) : first.from();
      return DateMatch.days(t.is(j, "current") ? j + 2 : j + 1, from, today);
    }
    Integer weekday = EnglishWords.WEEKDAYS.get(t.word(j));
    if (weekday != null && first.from().equals(first.to()) && calendar.at(j + 1) == null) {
      LocalDate on =
          first
              .from()
              .with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.of(weekday)));
      return DateMatch.days(j + 1, first.from(), on);
    }
    DateMatch second = mixedEnd(t.is(j, "the") && !t.is(j + 1, "end") ? j + 1 : j);
    if (second == null) {
      return null;
    }
    // "The end of 2008" is the first day of 2009 where a range begins, and the last of 2008 here.
    boolean end = t.is(t.is(j, "the") ? j + 1 : j, "end") && second.from().equals(second.to());
    LocalDate to = end ? second.to().minusDays(1) : second.to();
    boolean inNextYear = to.isBefore(first.from()) && to.plusYears(1).isAfter(first.from());
    return DateMatch.days(second.next(), first.from(), inNextYear ? to.plusYears(1) : to);
  }

  private DateMatch mixedEnd(int i) {
    if (t.is(i, "now")) {
      return DateMatch.day(i + 1, today);
    }
    DateMatch edge = boundary(t.is(i, "the") ? i + 1 : i);
    if (edge != null) {
      return edge;
    }
    DateMatch match = single(i);
    return match != null ? match : bareYear(i);
  }

  /**
   * Reads the boundary of a period as one day; {@code the end of 2007} is the first day after it.
   */
  private DateMatch boundary(int i) {
    if (!t.isAny(i, "end", "start", "middle", "beginning") || !t.is(i + 1, "of")) {
      return null;
    }
    DateMatch period = periods.at(i + 2);
    PartialDate date = period == null ? calendar.at(i + 2) : null;
    period = date != null && date.day() == 0 ? date.resolve(today) : period;
    period = period == null ? bareYear(i + 2) : period;
    if (period == null) {
      return null;
    }
    long half = (period.to().toEpochDay() - period.from().toEpochDay() + 1) / 2;
    LocalDate day =
        switch (t.word(i)) {
          case "end" -> period.to().plusDays(1);
          case "middle" -> period.from().plusDays(half);
          default -> period.from();
        };
    return DateMatch.day(period.next(), day);
  }
}
