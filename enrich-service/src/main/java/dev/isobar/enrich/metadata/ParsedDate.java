package dev.isobar.enrich.metadata;

import dev.isobar.enrich.date.Months;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a time of publication as stated.
 *
 * @param time the time, or null if no time of day or no UTC offset was stated and only the day is
 *     certain
 */
record ParsedDate(LocalDate day, OffsetDateTime time) {
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?!\\d)日?");
  private static final Pattern COMPACT =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=$|[T\\s]|(?:[0-2]\\d[0-5]\\d){1,2}(?!\\d))");
  private static final Pattern MONTH_NAME =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(\\p{L}{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s+((?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern DAY_MONTH_NAME =
      Pattern.compile(
          "(?iu)(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\.?[\\s\\-]+(?:de\\s+)?(\\p{L}{3,10})\\.?[,\\s\\-]+(?:de\\s+)?((?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(?<!\\d)(\\d{1,2})[./\\-](\\d{1,2})[./\\-]((?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern TIME =
      Pattern.compile(
          "^[T\\s]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*(Z|GMT|UTC|[+-]\\d{2}:?\\d{2})(?![\\d:])");

  /** Returns the first date in a text, if any. */
  static Optional<ParsedDate> parse(String stated) {
    if (stated == null || stated.length() > 400) {
      return Optional.empty();
    }
    Matcher m = YEAR_FIRST.matcher(stated);
    if (m.find()) {
      return withTime(stated, m, num(m, 1), num(m, 2), num(m, 3));
    }
    m = COMPACT.matcher(stated);
    if (m.find()) {
      return withTime(stated, m, num(m, 1), num(m, 2), num(m, 3));
    }
    m = MONTH_NAME.matcher(stated);
    if (m.find()) {
      return withTime(stated, m, num(m, 3), Months.number(m.group(1)), num(m, 2));
    }
    m = DAY_MONTH_NAME.matcher(stated);
    if (m.find()) {
      return withTime(stated, m, num(m, 3), Months.number(m.group(2)), num(m, 1));
    }
    m = DAY_FIRST.matcher(stated);
    if (m.find()) {
      boolean monthFirst = num(m, 2) > 12;
      return withTime(stated, m, num(m, 3), num(m, monthFirst ? 1 : 2), num(m, monthFirst ? 2 : 1));
    }
    return Optional.empty();
  }

  /** Returns a day, or empty if it does not exist. */
  static Optional<ParsedDate> of(int year, int month, int day) {
    try {
      return Optional.of(new ParsedDate(LocalDate.of(year, month, day), null));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ParsedDate> withTime(
      String stated, Matcher m, int year, int month, int day) {
    Optional<ParsedDate> date = of(year, month, day);
    Matcher time = TIME.matcher(stated.substring(m.end()));
    if (date.isEmpty() || !time.find()) {
      return date;
    }
    try {
      int second = time.group(3) == null ? 0 : num(time, 3);
      LocalTime timeOfDay = LocalTime.of(num(time, 1), num(time, 2), second);
      OffsetDateTime at = OffsetDateTime.of(date.get().day(), timeOfDay, offset(time.group(4)));
      return Optional.of(new ParsedDate(date.get().day(), at));
    } catch (DateTimeException e) {
      return date;
    }
  }

  private static ZoneOffset offset(String zone) {
    return Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
  }

  static int num(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
