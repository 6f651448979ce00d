package dev.isobar.enrich.date;

import java.time.LocalDate;

/** English dates: days, periods, and ranges of the two. */
final class EnglishDates {
  private final Tokens t;
  private final LocalDate today;
  private final EnglishWords words;
  private final EnglishCalendar calendar;
  private final EnglishPeriods periods;
  private final EnglishRelative relative;

  /** The rules for ranges ask for the same few tokens again. */
  private final int[] askedAt = {-1, -1, -1, -1};

  private final DateMatch[] answers = new DateMatch[askedAt.length];

  EnglishDates(Tokens tokens, LocalDate today) {
    this.t = tokens;
    this.today = today;
    this.words = new EnglishWords(tokens);
    this.calendar = new EnglishCalendar(tokens, words);
    this.periods = new EnglishPeriods(tokens, words, calendar, today);
    this.relative = new EnglishRelative(tokens, words, calendar, periods, today);
  }

  /** Null where none begins at token {@code i}. */
  DateMatch at(int i) {
    if (!mayStart(i)) {
      return null;
    }
    DateMatch range = range(i);
    return range != null ? range : single(i);
  }

  /** Most words are ruled out here, by themselves or by the three that follow. */
  private boolean mayStart(int i) {
    int kind = t.kind(i);
    if (kind == Tokens.NO_DATE) {
      return false;
    }
    return kind == Tokens.DATE
        || t.kind(i + 1) >= Tokens.PART
        || t.kind(i + 2) >= Tokens.PART
        || t.kind(i + 3) >= Tokens.PART;
  }

  private DateMatch single(int i) {
    int slot = i & askedAt.length - 1;
    if (askedAt[slot] != i) {
      answers[slot] = single(i, relative.at(i));
      askedAt[slot] = i;
    }
    return answers[slot];
  }

  private DateMatch single(int i, DateMatch counted) {
    DateMatch hit = counted;
    hit = hit == null ? periods.at(i) : hit;
    PartialDate date = hit == null ? calendar.at(i) : null;
    hit = date != null ? date.resolve(today) : hit;
    hit = hit == null ? ordinalDay(i) : hit;
    return hit == null ? bareYear(i) : hit;
  }

  /** {@code the 18th}, {@code the 15th day of next month}, where no noun follows. */
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

  /** A year, where the number is none of something. */
  private DateMatch bareYear(int i) {
    EnglishWords.Number year = words.year(i);
    if (year == EnglishWords.NONE
        || year.value() < 1900
        || t.isOrdinal(i)
        || t.isAny(i - 1, "$", "#", ".", "/", "€", "£") && t.touch(i - 1, i)
        || t.isAny(year.next(), "%", ":", "/")
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
    boolean led = between || t.isAny(i, "from", "in");
    int a = led ? i + 1 : i;
    a =
        t.is(a, "the")
                && t.number(a + 1) < 0
                && !EnglishWords.ORDINALS.containsKey(t.word(a + 1))
                && !EnglishWords.TENS.containsKey(t.word(a + 1))
            ? a
            : t.is(a, "the") ? a + 1 : a;
    PartialDate first = end(a, true);
    if (first != null) {
      int j = connector(first.next(), between);
      PartialDate second =
          j < 0 ? null : end(t.is(j, "the") ? j + 1 : j, first.month() != 0 || first.day() != 0);
      if (second != null && makesRange(first, second, led, t.is(j - 1, "-"))) {
        DateMatch range = PartialDate.range(first, second, today);
        if (range != null) {
          return range;
        }
      }
    }
    return mixed(a, led, between);
  }

  /** Two bare numbers are no dates, and neither is a score or a size. */
  private static boolean makesRange(PartialDate a, PartialDate b, boolean led, boolean dash) {
    boolean years = a.month() == 0 && b.month() == 0 && a.day() == 0 && b.day() == 0;
    if (years) {
      return a.year() >= 1000 && b.year() > a.year();
    }
    boolean months = a.month() != 0 || b.month() != 0;
    return months
        && (a.year() == 0 || a.month() != 0 || b.year() != 0)
        && (led || dash || a.month() != 0 || a.day() != 0);
  }

  /** One end by its numbers; a bare day where the other end may tell the month. */
  private PartialDate end(int i, boolean bareDay) {
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
    EnglishWords.Number in = calendar.yearAfter(day.next());
    return new PartialDate(
        Math.max(in.next(), day.next()), Math.max(0, in.value()), 0, day.value());
  }

  /** The first token of the second end; -1 where nothing connects. */
  private int connector(int i, boolean between) {
    if (t.isAny(i, "to", "till", "until", "through", "thru", "-") || between && t.is(i, "and")) {
      return t.is(i + 1, "-") ? i + 2 : i + 1;
    }
    return -1;
  }

  /** Ranges with an end that is no plain date: from next Friday to October 1st, May to date. */
  private DateMatch mixed(int a, boolean led, boolean between) {
    DateMatch first = side(a);
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
    DateMatch second = side(t.is(j, "the") && !t.is(j + 1, "end") ? j + 1 : j);
    if (second == null) {
      return null;
    }
    boolean edge = t.isAny(t.is(j, "the") ? j + 1 : j, "end", "middle");
    LocalDate to = edge ? second.to() : second.from();
    boolean turn = to.isBefore(first.from()) && to.plusYears(1).isAfter(first.from());
    return DateMatch.days(second.next(), first.from(), turn ? to.plusYears(1) : to);
  }

  private DateMatch side(int i) {
    if (t.is(i, "now")) {
      return DateMatch.day(i + 1, today);
    }
    DateMatch edge = boundary(t.is(i, "the") ? i + 1 : i);
    if (edge != null) {
      return edge;
    }
    DateMatch hit = single(i);
    return hit != null ? hit : bareYear(i);
  }

  /** {@code the end of 2007} as the end of a range is a day: the first after it. */
  private DateMatch boundary(int i) {
    if (!t.isAny(i, "end", "start", "middle", "beginning") || !t.is(i + 1, "of")) {
      return null;
    }
    DateMatch in = periods.at(i + 2);
    PartialDate date = in == null ? calendar.at(i + 2) : null;
    in = date != null && date.day() == 0 ? date.resolve(today) : in;
    in = in == null ? bareYear(i + 2) : in;
    if (in == null) {
      return null;
    }
    long half = (in.to().toEpochDay() - in.from().toEpochDay() + 1) / 2;
    LocalDate day =
        switch (t.word(i)) {
          case "end" -> in.to().plusDays(1);
          case "middle" -> in.from().plusDays(half);
          default -> in.from();
        };
    return DateMatch.day(in.next(), day);
  }
}
