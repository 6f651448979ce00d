package dev.isobar.enrich.date;

import java.time.LocalDate;
import java.util.function.IntFunction;

/**
 * Reads days at a distance from another day: {@code 2 days ago}, {@code in two weeks}, {@code 3
 * days after Easter}, {@code 3 weeks later}, {@code for 5 days from Monday}.
 */
final class EnglishRelativeDates {
  private final DateTokens t;
  private final EnglishWords words;
  private final LocalDate today;
  private final IntFunction<DateMatch> origins;

  /**
   * Creates the rule.
   *
   * @param origins returns the day that a distance is counted from, by its first token, or null
   */
  EnglishRelativeDates(
      DateTokens tokens, EnglishWords words, LocalDate today, IntFunction<DateMatch> origins) {
    this.t = tokens;
    this.words = words;
    this.today = today;
    this.origins = origins;
  }

  /** Returns the match that begins at token {@code i}, or null. */
  DateMatch at(int i) {
    boolean in = t.is(i, "in");
    boolean hasPreposition = in || t.is(i, "for") && t.number(i + 1) >= 0;
    Distance distance = distance(hasPreposition ? i + 1 : i);
    if (distance == null) {
      return null;
    }
    int j = distance.next();
    if (t.is(j, "ago") || t.is(j, "earlier") && !hasPreposition) {
      return DateMatch.day(j + 1, distance.before(today));
    }
    if (t.is(j, "later") || t.is(j, "from") && t.is(j + 1, "now")) {
      return onWeekday(t.is(j, "later") ? j + 1 : j + 2, distance.after(today));
    }
    if (t.isAny(j, "after", "before") || t.is(j, "from") && !t.is(i, "for")) {
      return fromOrigin(j, distance);
    }
    int s = t.is(j, ",") ? j + 1 : j;
    if (t.isAny(s, "starting", "beginning", "from", "since") && (s > j || !in)) {
      return span(t.isAny(s + 1, "from", "on") ? s + 2 : s + 1, distance);
    }
    return in ? onWeekday(j, distance.steps(today, 1)) : null;
  }

  /** Reads {@code after Easter} and {@code before the Friday}. */
  private DateMatch fromOrigin(int j, Distance distance) {
    DateMatch origin = origins.apply(t.is(j + 1, "the") ? j + 2 : j + 1);
    int sign = t.is(j, "before") ? -1 : 1;
    return origin == null ? null : onWeekday(origin.next(), distance.steps(origin.from(), sign));
  }

  /**
   * Returns the range that begins with the day at token {@code i} and is as long as the distance.
   */
  private DateMatch span(int i, Distance distance) {
    DateMatch origin = origins.apply(i);
    return origin == null
        ? null
        : DateMatch.until(origin.next(), origin.from(), distance.steps(origin.from(), 1));
  }

  /** Reads the end of {@code in 3 days on Friday}. */
  private DateMatch onWeekday(int j, LocalDate day) {
    Integer weekday = t.is(j, "on") ? EnglishWords.WEEKDAYS.get(t.word(j + 1)) : null;
    return weekday == null
        ? DateMatch.day(j, day)
        : DateMatch.day(j + 2, EnglishWeekdays.inWeek(day, weekday));
  }

  /** Reads {@code 2 days}, {@code a year and 3 months} and {@code 1 year 2 months 5 days}. */
  private Distance distance(int i) {
    EnglishWords.Number count = words.cardinal(i);
    Unit unit = unitOf(count);
    if (unit == null) {
      return null;
    }
    int j = count.next() + 1;
    EnglishWords.Number second = words.cardinal(t.is(j, "and") ? j + 1 : j);
    Unit more = unitOf(second);
    if (more == null) {
      return new Distance(j, unit, count.value(), null, 0, 0);
    }
    j = second.next() + 1;
    EnglishWords.Number third = words.cardinal(j);
    boolean days = unitOf(third) == Unit.DAY;
    return new Distance(
        days ? third.next() + 1 : j,
        unit,
        count.value(),
        more,
        second.value(),
        days ? third.value() : 0);
  }

  private Unit unitOf(EnglishWords.Number count) {
    return count.value() < 1 ? null : Unit.english(t.word(count.next()));
  }

  /**
   * Holds a distance in time.
   *
   * @param next the first token after it
   * @param more the second unit, or null
   * @param days the days of a third part, which count only with "ago", "later" and "from now"
   */
  private record Distance(int next, Unit unit, int count, Unit more, int second, int days) {
    LocalDate before(LocalDate day) {
      return steps(day, -1).minusDays(days);
    }

    LocalDate after(LocalDate day) {
      return steps(day, 1).plusDays(days);
    }

    LocalDate steps(LocalDate day, int sign) {
      LocalDate at = unit.plus(day, (long) sign * count);
      return more == null ? at : more.plus(at, (long) sign * second);
    }
  }
}
