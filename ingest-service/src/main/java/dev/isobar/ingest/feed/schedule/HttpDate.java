package dev.isobar.ingest.feed.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the three date formats of RFC 9110 section 5.6.7. The name of the day is not compared. */
final class HttpDate {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String TIME = "(?<h>\\d{1,2}):(?<m>\\d{2}):(?<s>\\d{2})";
  private static final Pattern IMF_OR_RFC850 =
      Pattern.compile(
          "(?:[A-Za-z]+, ?)?(?<d>\\d{1,2})[ -](?<mon>[A-Za-z]{3})[ -](?<y>\\d{4}|\\d{2}) "
              + TIME
              + " ?(?:GMT|UTC|Z|[+-]0000)?");
  private static final Pattern ASCTIME =
      Pattern.compile("[A-Za-z]{3} (?<mon>[A-Za-z]{3}) +(?<d>\\d{1,2}) " + TIME + " (?<y>\\d{4})");

  private HttpDate() {}

  /** Returns the time, or empty if the text is no HTTP date. */
  static Optional<Instant> parse(String text, Instant now) {
    if (text == null || text.length() > 64) {
      return Optional.empty();
    }
    for (Pattern format : List.of(IMF_OR_RFC850, ASCTIME)) {
      Matcher matcher = format.matcher(text.strip());
      if (matcher.matches()) {
        return read(matcher, now);
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> read(Matcher m, Instant now) {
    int month = MONTHS.indexOf(m.group("mon").toLowerCase(Locale.ROOT)) + 1;
    int second = Math.min(59, number(m, "s"));
    try {
      return Optional.of(
          LocalDateTime.of(
                  year(m.group("y"), now),
                  month,
                  number(m, "d"),
                  number(m, "h"),
                  number(m, "m"),
                  second)
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads two digits as the year that is at most 50 years ahead. */
  private static int year(String digits, Instant now) {
    int year = Integer.parseInt(digits);
    if (digits.length() == 4) {
      return year;
    }
    int current = now.atZone(ZoneOffset.UTC).getYear();
    int sameCentury = current - current % 100 + year;
    return sameCentury > current + 50 ? sameCentury - 100 : sameCentury;
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group));
  }
}
