package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Days that count from another day: tomorrow, Friday, two weeks ago, three days after Easter. */
final class EnglishRelative {
  private final Tokens t;
  private final EnglishWords words;
  private final EnglishCalendar calendar;
  private final EnglishPeriods periods;
  private final LocalDate today;

  EnglishRelative(
      Tokens tokens,
      EnglishWords words,
      EnglishCalendar calendar,
      EnglishPeriods periods,
      LocalDate today) {
    this.t = tokens;
    this.words = words;
    this.calendar = calendar;
    this.periods = periods;
    this.today = today;
  }

  /** Null where none begins at {@code i}. */
  Hit at(int i) {
    Hit hit = named(i);
    hit = hit == null ? weekday(i) : hit;
    hit = hit == null ? led(i) : hit;
    hit = hit == null ? counted(i) : hit;
    hit = hit == null ? edge(i) : hit;
    return hit == null ? holiday(i, 0, false) : hit;
  }

  private Hit named(int i) {
    switch (t.word(i)) {
      case "today", "otd":
        return Hit.day(i + 1, today);
      case "tomorrow", "tmrw", "tmr":
        return Hit.day(i + 1, today.plusDays(1));
      case "yesterday":
        return Hit.day(i + 1, today.minusDays(1));
      case "day":
        boolean after = t.is(i + 1, "after");
        if ((after || t.is(i + 1, "before")) && t.is(i + 2, after ? "tomorrow" : "yesterday")) {
          return Hit.day(i + 3, today.plusDays(after ? 2 : -2));
        }
        return null;
      case "eoy":
        return Hit.until(
            i + 1, LocalDate.of(today.getYear(), 7, 1), LocalDate.of(today.getYear() + 1, 1, 1));
      case "weekend":
        return t.isAny(i - 1, "the", "this", "that")
            ? periods.at(i - 1) == null ? weekend(i) : null
            : null;
      case "year":
        return t.is(i + 1, "to") && t.is(i + 2, "date")
            ? Hit.days(i + 3, Unit.YEAR.start(today), today)
            : null;
      default:
        return null;
    }
  }

  private Hit weekend(int i) {
    LocalDate saturday = Hit.monday(today).plusDays(5);
    return Hit.days(i + 1, saturday, saturday.plusDays(1));
  }

  /** {@code Friday}: the last one, or the next where the sentence looks forward. */
  private Hit weekday(int i) {
    Integer day = EnglishWords.WEEKDAYS.get(t.word(i));
    if (day == null || t.word(i).length() <= 3 && !t.isCapital(i) && !followed(i)) {
      return null;
    }
    int j = t.is(i + 1, ".") && t.word(i).length() <= 5 ? i + 2 : i + 1;
    j = t.isAny(j, ",", "(", "-") ? j + 1 : j;
    int k = t.is(j, "the") ? j + 1 : j;
    Calendar date = calendar.at(k);
    if (date == null && (t.is(j, "-") || t.length(j) <= 2 && t.isAny(j + 1, ".", "-"))) {
      date = dotted(j);
    }
    if (date != null && date.month() != 0 && date.day() != 0) {
      Hit hit = withWeekday(date, day);
      return hit != null && t.is(hit.next(), ")") ? hit.endingAt(hit.next() + 1) : hit;
    }
    EnglishWords.Number ordinal = words.dayOfMonth(k);
    if (ordinal.value() > 0
        && j == i + 1
        && Unit.english(t.word(ordinal.next())) == null
        && !isNoun(ordinal.next())) {
      LocalDate on = nearest(day, ordinal.value());
      return on == null ? null : Hit.day(ordinal.next(), on);
    }
    Hit week = ofWeek(i, day);
    if (week != null) {
      return week;
    }
    Hit counted = t.isAny(i + 1, ",") ? counted(i + 2) : counted(i + 1);
    if (counted != null) {
      return Hit.day(counted.next(), inWeek(counted.from(), day));
    }
    LocalDate on =
        today.with(
            looksForward(i)
                ? TemporalAdjusters.nextOrSame(DayOfWeek.of(day))
                : TemporalAdjusters.previousOrSame(DayOfWeek.of(day)));
    return Hit.day(i + 1, on);
  }

  private boolean followed(int i) {
    return t.number(i + 1) >= 0
        || EnglishWords.MONTHS.containsKey(t.word(i + 1))
        || t.isAny(i - 1, "on", "week");
  }

  private boolean isNoun(int i) {
    return t.word(i).length() > 3
        && Character.isLetter(t.word(i).charAt(0))
        && !t.isAny(i, "with", "from", "until");
  }

  private Calendar dotted(int i) {
    int a = t.number(i);
    int b = t.number(i + 2);
    return t.isAny(i + 1, ".", "-") && a >= 1 && a <= 12 && b >= 1 && b <= 31
        ? new Calendar(i + 3, 0, a, b)
        : null;
  }

  /** Where no year is said, the one in which the date was that weekday. */
  private Hit withWeekday(Calendar date, int weekday) {
    if (date.year() == 0) {
      for (int away : new int[] {0, -1, 1}) {
        LocalDate on = Hit.of(today.getYear() + away, date.month(), date.day());
        if (on != null
            && on.getDayOfWeek().getValue() == weekday
            && Math.abs(today.toEpochDay() - on.toEpochDay()) < 250) {
          return Hit.day(date.next(), on);
        }
      }
    }
    return date.resolve(today);
  }

  private LocalDate nearest(int weekday, int dayOfMonth) {
    for (int away = 0; away <= 24; away++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        LocalDate in = today.plusMonths((long) sign * away);
        LocalDate on = Hit.of(in.getYear(), in.getMonthValue(), dayOfMonth);
        if (on != null && on.getDayOfWeek().getValue() == weekday) {
          return on;
        }
      }
    }
    return null;
  }

  /** {@code Tuesday of last week}. */
  private Hit ofWeek(int i, int weekday) {
    int j = t.isAny(i + 1, "of", "in") ? i + 2 : i + 1;
    j = t.is(j, "the") ? j + 1 : j;
    Integer away = EnglishPeriods.away(t.word(j));
    return away != null && t.is(j + 1, "week")
        ? Hit.day(j + 2, Hit.monday(today).plusWeeks(away).plusDays(weekday - 1L))
        : null;
  }

  /** "will", "is to" and the like within the few words before. */
  private boolean looksForward(int i) {
    for (int j = i - 1; j >= Math.max(0, i - 12); j--) {
      if (t.isAny(j, ".", "\n", "!", "?", "said", "was", "were", "had")) {
        return false;
      }
      if (t.isAny(
          j,
          "will",
          "shall",
          "scheduled",
          "upcoming",
          "plans",
          "expected",
          "due",
          "tomorrow",
          "until",
          "by")) {
        return true;
      }
    }
    return false;
  }

  /** {@code next Friday}, {@code last November}, {@code this 5/12}, {@code this past Wednesday}. */
  private Hit led(int i) {
    Integer away = EnglishPeriods.away(t.word(i));
    if (away == null) {
      return null;
    }
    int j = i + 1;
    boolean near = t.isAny(i, "past", "coming", "upcoming");
    if (t.is(i, "this") && t.isAny(j, "past", "coming", "upcoming", "last")) {
      away = t.isAny(j, "past", "last") ? -1 : 1;
      near = true;
      j++;
    }
    Integer day = EnglishWords.WEEKDAYS.get(t.word(j));
    if (day != null) {
      Hit full = weekday(j);
      if (full != null && full.next() > j + 1 && !t.isAny(j + 1, "of")) {
        return full;
      }
      return Hit.day(
          j + 1,
          near ? nearWeekday(day, away) : Hit.monday(today).plusWeeks(away).plusDays(day - 1L));
    }
    if (t.is(j, "week")) {
      int k = t.isAny(j + 1, "on", "-") ? j + 2 : j + 1;
      Integer on = EnglishWords.WEEKDAYS.get(t.word(k));
      return on == null
          ? null
          : Hit.day(k + 1, Hit.monday(today).plusWeeks(away).plusDays(on - 1L));
    }
    Calendar date = calendar.at(j);
    if (date != null && date.year() == 0 && date.month() != 0) {
      return dated(date, away);
    }
    return holiday(j, away, true);
  }

  private LocalDate nearWeekday(int day, int away) {
    DayOfWeek weekday = DayOfWeek.of(day);
    return today.with(
        away < 0 ? TemporalAdjusters.previous(weekday) : TemporalAdjusters.next(weekday));
  }

  private Hit dated(Calendar date, int away) {
    int year = today.getYear();
    boolean passed =
        date.month() < today.getMonthValue()
            || date.month() == today.getMonthValue()
                && date.day() != 0
                && date.day() < today.getDayOfMonth();
    boolean ahead =
        date.month() > today.getMonthValue()
            || date.month() == today.getMonthValue() && date.day() > today.getDayOfMonth();
    if (away < 0) {
      year = passed ? year : year - 1;
    } else if (away > 0) {
      year = ahead ? year : year + 1;
    }
    return new Calendar(date.next(), year, date.month(), date.day()).resolve(today);
  }

  /**
   * {@code 2 days ago}, {@code in two weeks}, {@code 3 days after Easter}, {@code 3 weeks later}.
   */
  private Hit counted(int i) {
    boolean in = t.is(i, "in") || t.is(i, "for") && t.number(i + 1) >= 0;
    EnglishWords.Number count = words.cardinal(in ? i + 1 : i);
    Unit unit = count.value() < 1 ? null : Unit.english(t.word(count.next()));
    if (unit == null) {
      return null;
    }
    int j = count.next() + 1;
    EnglishWords.Number second = t.is(j, "and") ? words.cardinal(j + 1) : words.cardinal(j);
    int extra = 0;
    Unit more = second.value() < 1 ? null : Unit.english(t.word(second.next()));
    LocalDate base = today;
    Steps steps = new Steps(unit, count.value(), more, second.value());
    if (more != null) {
      j = second.next() + 1;
      EnglishWords.Number third = words.cardinal(j);
      Unit last = third.value() < 1 ? null : Unit.english(t.word(third.next()));
      if (last == Unit.DAY) {
        extra = third.value();
        j = third.next() + 1;
      }
    }
    if (t.is(j, "ago") || t.is(j, "earlier") && !in) {
      return Hit.day(j + 1, steps.from(base, -1).minusDays(extra));
    }
    if (t.is(j, "later") || t.is(j, "from") && t.is(j + 1, "now")) {
      return onWeekday(t.is(j, "later") ? j + 1 : j + 2, steps.from(base, 1).plusDays(extra));
    }
    if (t.isAny(j, "after", "before") || t.is(j, "from") && !t.is(i, "for")) {
      Hit origin = point(t.is(j + 1, "the") ? j + 2 : j + 1);
      int sign = t.is(j, "before") ? -1 : 1;
      return origin == null ? null : onWeekday(origin.next(), steps.from(origin.from(), sign));
    }
    int s = t.is(j, ",") ? j + 1 : j;
    if (t.isAny(s, "starting", "beginning", "from", "since") && (s > j || !in || t.is(i, "for"))) {
      Hit origin = point(t.isAny(s + 1, "from", "on") ? s + 2 : s + 1);
      return origin == null
          ? null
          : Hit.until(origin.next(), origin.from(), steps.from(origin.from(), 1));
    }
    return in && t.is(i, "in") && (t.is(i, "in")) ? onWeekday(j, steps.from(base, 1)) : null;
  }

  private record Steps(Unit unit, int count, Unit more, int second) {
    LocalDate from(LocalDate day, int sign) {
      LocalDate at = unit.plus(day, (long) sign * count);
      return more == null ? at : more.plus(at, (long) sign * second);
    }
  }

  /** {@code in 3 days on Friday}. */
  private Hit onWeekday(int j, LocalDate day) {
    Integer weekday = t.is(j, "on") ? EnglishWords.WEEKDAYS.get(t.word(j + 1)) : null;
    return weekday == null ? Hit.day(j, day) : Hit.day(j + 2, inWeek(day, weekday));
  }

  /** That weekday of the week around {@code day}; weeks begin on Sunday here. */
  private static LocalDate inWeek(LocalDate day, int weekday) {
    return day.minusDays(day.getDayOfWeek().getValue() % 7).plusDays(weekday % 7);
  }

  /** A day that others count from. */
  private Hit point(int i) {
    Calendar date = calendar.at(i);
    Hit hit = date == null ? null : date.resolve(today);
    hit = hit == null ? named(i) : hit;
    Integer weekday = EnglishWords.WEEKDAYS.get(t.word(i));
    if (hit == null && weekday != null) {
      return Hit.day(i + 1, today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday))));
    }
    hit = hit == null ? led(i) : hit;
    return hit == null ? holiday(i, 1, false) : hit;
  }

  /**
   * {@code early 2024}, {@code end of the year}, {@code later this month}, {@code mid-November}.
   */
  private Hit edge(int i) {
    String edge = t.word(i);
    int j = t.isAny(i + 1, "of", "-", "in") ? i + 2 : i + 1;
    boolean of = t.is(i + 1, "of");
    switch (edge) {
      case "early", "mid", "late":
        break;
      case "beginning", "start", "middle", "end":
        if (!of) {
          return null;
        }
        break;
      case "earlier", "later":
        return earlierLater(edge, t.is(i + 1, "in") ? i + 2 : i + 1);
      default:
        return null;
    }
    int k = t.is(j, "the") ? j + 1 : j;
    Hit in = periods.at(k);
    in = in == null ? periods.year(k) : in;
    Calendar date = in == null ? calendar.at(k) : null;
    if (date != null && date.day() == 0) {
      in = date.resolve(today);
    } else if (in == null && Unit.english(t.word(k)) != null && of) {
      in = Unit.english(t.word(k)).whole(k + 1, today, 0);
    }
    return in == null ? null : part(in, edge);
  }

  private Hit part(Hit in, String edge) {
    long days = in.to().toEpochDay() - in.from().toEpochDay() + 1;
    boolean first = edge.equals("early") || edge.equals("beginning") || edge.equals("start");
    boolean mid = edge.startsWith("mid");
    LocalDate a = in.from();
    if (days > 360) {
      LocalDate may = a.plusMonths(4);
      LocalDate september = a.plusMonths(8);
      boolean current = a.getYear() == today.getYear();
      LocalDate end = in.to().plusDays(1);
      return first
          ? Hit.until(in.next(), a, may)
          : mid
              ? Hit.until(in.next(), may, september)
              : Hit.until(in.next(), current ? a.plusMonths(6) : september, end);
    }
    if (days > 27) {
      return first
          ? Hit.days(in.next(), a, a.plusDays(9))
          : mid
              ? Hit.days(in.next(), a.plusDays(9), a.plusDays(19))
              : Hit.days(in.next(), edge.equals("end") ? a.plusDays(15) : a.plusDays(20), in.to());
    }
    return first
        ? Hit.days(in.next(), a, a.plusDays(2))
        : Hit.days(in.next(), a.plusDays(3), in.to());
  }

  private Hit earlierLater(String edge, int i) {
    int j = t.is(i, "the") ? i + 1 : i;
    Integer away = EnglishPeriods.away(t.word(j));
    Unit unit = Unit.english(t.word(away == null ? j : j + 1));
    if (unit == null || unit == Unit.DAY || away == null && j == i) {
      return null;
    }
    Hit in = unit.whole(away == null ? j + 1 : j + 2, today, away == null ? 0 : away);
    boolean now = away == null || away == 0;
    long half = (in.to().toEpochDay() - in.from().toEpochDay()) / 2;
    LocalDate second = unit == Unit.YEAR ? in.from().plusMonths(6) : in.from().plusDays(half + 1);
    if (edge.equals("earlier")) {
      LocalDate first = second.minusDays(1);
      return Hit.days(in.next(), in.from(), now && today.isBefore(first) ? today : first);
    }
    return Hit.days(in.next(), now && today.isAfter(second) ? today : second, in.to());
  }

  /** {@code Christmas}, {@code next Easter}, {@code Earth Day 2010}. */
  private Hit holiday(int i, int away, boolean led) {
    Holidays.Named named = Holidays.at(t, i);
    if (named == null) {
      return null;
    }
    int of = t.is(named.next(), "of") ? named.next() + 1 : named.next();
    Hit year = t.is(of, ",") ? null : periods.year(of);
    if (year != null) {
      return Hit.day(year.next(), Holidays.in(named.name(), year.from().getYear()));
    }
    LocalDate on = Holidays.in(named.name(), today.getYear());
    if (away < 0 && !on.isBefore(today)) {
      on = Holidays.in(named.name(), today.getYear() - 1);
    } else if (away > 0 && !on.isAfter(today)) {
      on = Holidays.in(named.name(), today.getYear() + 1);
    }
    return Hit.day(named.next(), on);
  }
}
