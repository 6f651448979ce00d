package dev.isobar.enrich.metadata;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Holds a time of publication as stated.
 *
 * @param day the day on the publisher's calendar
 * @param time the instant with its offset, or null if no time of day or no UTC offset was stated
 *     and only the day is certain
 * @param clock the time of day without an offset, or null if none was stated
 * @param swapped the day if day and month are exchanged, as in 05/09/2024; null if the order is
 *     certain
 */
record ParsedDate(LocalDate day, OffsetDateTime time, LocalTime clock, LocalDate swapped) {

  ParsedDate(LocalDate day, OffsetDateTime time) {
    this(day, time, null, null);
  }

  /** Returns the first date in a text, if any. */
  static Optional<ParsedDate> parse(String stated) {
    return DateParser.first(stated).map(DateParser.Found::date);
  }

  /** Returns a day, or empty if it does not exist. */
  static Optional<ParsedDate> of(int year, int month, int day) {
    try {
      return Optional.of(new ParsedDate(LocalDate.of(year, month, day), null));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the same date with the other order of day and month, now certain. */
  ParsedDate withOtherOrder() {
    return new ParsedDate(swapped, time == null ? null : time.with(swapped), clock, null);
  }

  /** Returns the same date with a certain order of day and month. */
  ParsedDate withThisOrder() {
    return swapped == null ? this : new ParsedDate(day, time, clock, null);
  }

  boolean isCertain() {
    return swapped == null;
  }

  static int num(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
