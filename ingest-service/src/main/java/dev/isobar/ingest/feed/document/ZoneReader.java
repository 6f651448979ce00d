package dev.isobar.ingest.feed.document;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the zone of a date: an offset or one of the usual abbreviations. */
final class ZoneReader {
  private static final Pattern OFFSET =
      Pattern.compile(
          "(?i)(?:\\b(?:GMT|UTC|UT|Z)\\s?)?(?<![\\d\\p{L}])([+-])\\s?(\\d{1,2})(?::?(\\d{2}))?(?::?\\d{2})?(?!\\d)"
              + "|(?:\\b(?:GMT|UTC|UT))([+-])(\\d{1,2})(?::?(\\d{2}))?(?!\\d)");
  private static final Pattern NAME = Pattern.compile("\\b[A-Za-z]{1,5}\\b");

  /** Hours east of Greenwich of the zones that RFC 822 and feeds name. */
  private static final Map<String, Double> HOURS =
      Map.ofEntries(
          Map.entry("UT", 0.0),
          Map.entry("UTC", 0.0),
          Map.entry("GMT", 0.0),
          Map.entry("Z", 0.0),
          Map.entry("WET", 0.0),
          Map.entry("EST", -5.0),
          Map.entry("EDT", -4.0),
          Map.entry("ET", -5.0),
          Map.entry("CST", -6.0),
          Map.entry("CDT", -5.0),
          Map.entry("CT", -6.0),
          Map.entry("MST", -7.0),
          Map.entry("MDT", -6.0),
          Map.entry("MT", -7.0),
          Map.entry("PST", -8.0),
          Map.entry("PDT", -7.0),
          Map.entry("PT", -8.0),
          Map.entry("AKST", -9.0),
          Map.entry("AKDT", -8.0),
          Map.entry("HST", -10.0),
          Map.entry("AST", -4.0),
          Map.entry("ADT", -3.0),
          Map.entry("NST", -3.5),
          Map.entry("NDT", -2.5),
          Map.entry("BRT", -3.0),
          Map.entry("ART", -3.0),
          Map.entry("BST", 1.0),
          Map.entry("WEST", 1.0),
          Map.entry("CET", 1.0),
          Map.entry("MEZ", 1.0),
          Map.entry("CEST", 2.0),
          Map.entry("MESZ", 2.0),
          Map.entry("EET", 2.0),
          Map.entry("SAST", 2.0),
          Map.entry("EEST", 3.0),
          Map.entry("MSK", 3.0),
          Map.entry("EAT", 3.0),
          Map.entry("IST", 5.5),
          Map.entry("WIB", 7.0),
          Map.entry("ICT", 7.0),
          Map.entry("HKT", 8.0),
          Map.entry("SGT", 8.0),
          Map.entry("MYT", 8.0),
          Map.entry("AWST", 8.0),
          Map.entry("JST", 9.0),
          Map.entry("KST", 9.0),
          Map.entry("ACST", 9.5),
          Map.entry("ACDT", 10.5),
          Map.entry("AEST", 10.0),
          Map.entry("AEDT", 11.0),
          Map.entry("NZST", 12.0),
          Map.entry("NZDT", 13.0));

  private ZoneReader() {}

  /**
   * Takes the zone out of a date.
   *
   * @param feed the feed's zone, whose own abbreviation wins: CST is China's in Shanghai
   * @return null if the date has none
   */
  static ZoneId take(StringBuilder date, ZoneId feed) {
    Matcher offset = OFFSET.matcher(date);
    if (offset.find()) {
      int group = offset.group(1) == null ? 4 : 1;
      int hours = Integer.parseInt(offset.group(group + 1));
      String minutes = offset.group(group + 2);
      int total = hours * 60 + (minutes == null ? 0 : Integer.parseInt(minutes));
      boolean isWest = offset.group(group).equals("-");
      date.replace(offset.start(), offset.end(), " ");
      return offset(isWest ? -total : total);
    }
    Matcher name = NAME.matcher(date);
    while (name.find()) {
      String zone = name.group().toUpperCase(Locale.ROOT);
      if (HOURS.containsKey(zone)) {
        date.replace(name.start(), name.end(), " ");
        return isAbbreviationOf(zone, feed) ? feed : offset((int) (HOURS.get(zone) * 60));
      }
    }
    return null;
  }

  private static ZoneId offset(int minutes) {
    try {
      return ZoneOffset.ofTotalSeconds(minutes * 60);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean isAbbreviationOf(String name, ZoneId zone) {
    TimeZone names = TimeZone.getTimeZone(zone);
    return name.equals(names.getDisplayName(false, TimeZone.SHORT, Locale.ENGLISH))
        || name.equals(names.getDisplayName(true, TimeZone.SHORT, Locale.ENGLISH));
  }
}
