package dev.isobar.enrich.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Reads weekdays, alone or with words that state which one: {@code Friday}, {@code Tuesday (May
 * 7)}, {@code Monday the 21st}, {@code Tuesday of last week}, {@code Friday, two weeks ago}.
 */
final class EnglishWeekdays {
  private final DateTokens t;
  private final EnglishWords words;
  private final EnglishCalendarDates calendar;
  private final EnglishRelativeDates relativeDates;
  private final LocalDate today;

  EnglishWeekdays(
      DateTokens tokens,
      EnglishWords words,
      EnglishCalendarDates calendar,
      EnglishRelativeDates relativeDates,
      LocalDate today) {
    this.t = tokens;
    this.words = words;
    this.calendar = calendar;
    this.relativeDates = relativeDates;
    this.today = today;
  }

  /** Returns the match that begins at token {@code i}, or null. */
  DateMatch at(int i) {
    Integer day = EnglishWords.WEEKDAYS.get(t.word(i));
    if (day == null || t.word(i).length() <= 3 && !t.isCapital(i) && !isConfirmed(i)) {
      return null;
    }
    int j = t.is(i + 1, ".") && t.word(i).length() <= 5 ? i + 2 : i + 1;
    j = t.isAny(j, ",", "(", "-") ? j + 1 : j;
    PartialDate date = date(j);
    if (date != null && date.month() != 0 && date.day() != 0) {
      DateMatch match = withWeekday(date, day);
      return match != null && t.is(match.next(), ")") ? match.endingAt(match.next() + 1) : match;
    }
    EnglishWords.Number ordinal = words.dayOfMonth(t.is(j, "the") ? j + 1 : j);
    if (ordinal.value() > 0
        && j == i + 1
        && Unit.english(t.word(ordinal.next())) == null
        && !isNoun(ordinal.next())) {
      LocalDate on = nearest(day, ordinal.value());
      return on == null ? null : DateMatch.day(ordinal.next(), on);
    }
    DateMatch week = ofWeek(i, day);
    if (week != null) {
      return week;
    }
    DateMatch relative = relativeDates.at(t.is(i + 1, ",") ? i + 2 : i + 1);
    return relative != null
        ? DateMatch.day(relative.next(), inWeek(relative.from(), day))
        : DateMatch.day(i + 1, alone(i, DayOfWeek.of(day)));
  }

  /** Returns a weekday of the week that contains {@code day}; this week begins on Sunday. */
  static LocalDate inWeek(LocalDate day, int weekday) {
    return day.minusDays(day.getDayOfWeek().getValue() % 7).plusDays(weekday % 7);
  }

  /**
   * Returns whether the words around a lower-case abbreviation ({@code sat}, {@code mon}) confirm
   * that it is a weekday.
   */
  private boolean isConfirmed(int i) {
    return t.number(i + 1) >= 0
        || Months.ENGLISH.containsKey(t.word(i + 1))
        || t.isAny(i - 1, "on", "week");
  }

  private boolean isNoun(int i) {
    return t.word(i).length() > 3
        && Character.isLetter(t.word(i).charAt(0))
        && !t.isAny(i, "with", "from", "until");
  }

  private PartialDate date(int i) {
    PartialDate date = calendar.at(t.is(i, "the") ? i + 1 : i);
    return date == null && (t.is(i, "-") || t.length(i) <= 2 && t.isAny(i + 1, ".", "-"))
        ? dotted(i)
        : date;
  }

  /** Reads {@code 5.12}, which is a date only after a weekday. */
  private PartialDate dotted(int i) {
    int a = t.number(i);
    int b = t.number(i + 2);
    return t.isAny(i + 1, ".", "-") && a >= 1 && a <= 12 && b >= 1 && b <= 31
        ? new PartialDate(i + 3, 0, a, b)
        : null;
  }

  /** Resolves a date; without a year, it takes the year in which the date is that weekday. */
  private DateMatch withWeekday(PartialDate date, int weekday) {
    if (date.year() == 0) {
      for (int offset : new int[] {0, -1, 1}) {
        LocalDate on = DateMatch.of(today.getYear() + offset, date.month(), date.day());
        if (on != null
            && on.getDayOfWeek().getValue() == weekday
            && Math.abs(today.toEpochDay() - on.toEpochDay()) < 250) {
          return DateMatch.day(date.next(), on);
        }
      }
    }
    return date.resolve(today);
  }

  /** Returns the nearest date that has this day of the month and this weekday. */
  private LocalDate nearest(int weekday, int dayOfMonth) {
    for (int offset = 0; offset <= 24; offset++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        LocalDate in = today.plusMonths((long) sign * offset);
        LocalDate on = DateMatch.of(in.getYear(), in.getMonthValue(), dayOfMonth);
        if (on != null && on.getDayOfWeek().getValue() == weekday) {
          return on;
        }
      }
    }
    return null;
  }

  /** Reads {@code Tuesday of last week}. */
  private DateMatch ofWeek(int i, int weekday) {
    int j = t.isAny(i + 1, "of", "in") ? i + 2 : i + 1;
    j = t.is(j, "the") ? j + 1 : j;
    Integer offset = EnglishPeriods.offset(t.word(j));
    return offset != null && t.is(j + 1, "week")
        ? DateMatch.day(j + 2, DateMatch.weekday(today, offset, weekday))
        : null;
  }

  /** Returns the last such weekday, or the next one if the sentence refers to the future. */
  private LocalDate alone(int i, DayOfWeek day) {
    return today.with(
        looksForward(i)
            ? TemporalAdjusters.nextOrSame(day)
            : TemporalAdjusters.previousOrSame(day));
  }

  /**
   * Returns whether one of the twelve words before, in the same sentence, refers to the future,
   * such as "will" or "due".
   */
  private boolean looksForward(int i) {
    for (int j = i - 1; j >= Math.max(0, i - 12); j--) {
      switch (t.word(j)) {
        case ".", "\n", "!", "?", "said", "was", "were", "had":
          return false;
        case "will", "shall", "scheduled", "upcoming", "plans", "expected", "due":
        case "tomorrow", "until", "by":
          return true;
        default:
          break;
      }
    }
    return false;
  }
}
