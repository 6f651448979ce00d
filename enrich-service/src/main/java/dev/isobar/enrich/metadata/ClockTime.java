package dev.isobar.enrich.metadata;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the time of day that stands behind a day, with its offset if one is stated. */
final class ClockTime {
  private static final Pattern TIME =
      Pattern.compile(
          "(?iu)\\A\\s*(?:T|,|\\||-|–|—|@|at|um|à|kl\\.?|klo|o)?\\s*(\\d{1,2})[:.h](\\d{2})(?![\\d%])(?::(\\d{2})(?:[.,]\\d{1,9})?)?"
              + "\\s*([ap])?(?:\\.?m\\b\\.?)?\\s*(?:(Z|UTC|GMT)?\\s?([+-]\\d{2}:?\\d{2})(?!\\d)|(Z|[A-Z]{2,4}T|UTC|MESZ|MEZ)(?![A-Za-z]))?");
  private static final Pattern BASIC =
      Pattern.compile("\\AT?(\\d{2})(\\d{2})(\\d{2})?(Z|[+-]\\d{2}:?\\d{2})?(?!\\d)");

  /** Abbreviations that mean one offset; CST, IST and BST (summer in Britain) as they are used. */
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("Z", "Z"),
          Map.entry("UTC", "Z"),
          Map.entry("GMT", "Z"),
          Map.entry("EST", "-05:00"),
          Map.entry("EDT", "-04:00"),
          Map.entry("CDT", "-05:00"),
          Map.entry("MST", "-07:00"),
          Map.entry("MDT", "-06:00"),
          Map.entry("PST", "-08:00"),
          Map.entry("PDT", "-07:00"),
          Map.entry("BST", "+01:00"),
          Map.entry("CET", "+01:00"),
          Map.entry("MEZ", "+01:00"),
          Map.entry("CEST", "+02:00"),
          Map.entry("MESZ", "+02:00"),
          Map.entry("EET", "+02:00"),
          Map.entry("EEST", "+03:00"),
          Map.entry("HKT", "+08:00"),
          Map.entry("SGT", "+08:00"),
          Map.entry("JST", "+09:00"),
          Map.entry("KST", "+09:00"),
          Map.entry("AEST", "+10:00"),
          Map.entry("AEDT", "+11:00"),
          Map.entry("NZST", "+12:00"),
          Map.entry("NZDT", "+13:00"));

  private ClockTime() {}

  /** Returns the day with the time that follows it in the text, if any. */
  static ParsedDate after(String text, int end, LocalDate day) {
    String rest = text.substring(end, Math.min(text.length(), end + 60));
    Matcher m = TIME.matcher(rest);
    try {
      if (m.find()) {
        int hour = Integer.parseInt(m.group(1));
        if (m.group(4) != null) {
          hour = hour % 12 + (m.group(4).equalsIgnoreCase("p") ? 12 : 0);
        }
        int second = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        LocalTime clock = LocalTime.of(hour, Integer.parseInt(m.group(2)), second);
        String zone = m.group(6) != null ? m.group(6) : ZONES.get(upper(m.group(7)));
        return at(day, clock, zone);
      }
      m = BASIC.matcher(rest);
      if (m.find() && end >= 8) {
        int second = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        LocalTime clock =
            LocalTime.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), second);
        return at(day, clock, m.group(4));
      }
    } catch (DateTimeException e) {
      return new ParsedDate(day, null);
    }
    return new ParsedDate(day, null);
  }

  private static ParsedDate at(LocalDate day, LocalTime clock, String zone) {
    OffsetDateTime time = zone == null ? null : OffsetDateTime.of(day, clock, ZoneOffset.of(zone));
    return new ParsedDate(day, time, clock, null);
  }

  private static String upper(String zone) {
    return zone == null ? "" : zone.toUpperCase(Locale.ROOT);
  }
}
