package dev.isobar.ingest.feed.document;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the times that feeds write: RFC 822, ISO 8601, asctime, Chinese, Korean, and what feeds
 * make of them.
 */
final class FeedDateParser {
  private static final int MAX_LENGTH = 120;

  /** The form of most Atom feeds and sitemaps, for speed. */
  private static final Pattern USUAL_ISO =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT[01]\\d:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)");

  private static final Pattern SECONDS_IN_A_ROW = Pattern.compile("^(\\d{8})(\\d{6})(?!\\d)");
  private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

  /** Year first: ISO 8601 with all its separators, or a Chinese or Korean date after rewriting. */
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<!\\d)(\\d{4})(?:([-/.])(\\d{1,2}|\\p{L}{3,12})(?:\\2(\\d{1,2}))?|-?(\\d{2})(\\d{2})|-?(\\d{3}))?"
              + "(?!\\d)");

  /** Day or month first, in figures: 5/6/2024, 06.05.2024. */
  private static final Pattern YEAR_LAST =
      Pattern.compile("(?<!\\d)(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)");

  private static final Pattern TIME =
      Pattern.compile(
          "(?i)(?<![\\d:+-])(\\d{1,2})[:h](\\d{1,2})(?:[:m](\\d{1,2}))?(?:[.,]\\d+)?(?![\\d:])\\s?([ap]\\.?m\\b\\.?)?");

  private static final Pattern MIDNIGHT = Pattern.compile("T?(?<!\\d)24:00(?::00)?(?:\\.0+)?");

  private static final Pattern BASIC_TIME =
      Pattern.compile("T(\\d{2})(\\d{2})(\\d{2})?(?:[.,]\\d+)?(?!\\d)");

  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{1,4}(?!\\d)");

  private final ZoneId zone;

  /**
   * Creates a parser.
   *
   * @param zone the zone of dates without offset
   */
  FeedDateParser(ZoneId zone) {
    this.zone = zone;
  }

  /** Returns the time; null if it cannot be read. A date without time is its first second. */
  Instant parse(String written) {
    if (written == null || written.isBlank() || written.length() > MAX_LENGTH) {
      return null;
    }
    try {
      if (USUAL_ISO.matcher(written).matches()) {
        return OffsetDateTime.parse(written).toInstant();
      }
      String text = Normalizer.normalize(written, Normalizer.Form.NFKC).replace('\u2212', '-');
      text = TextReader.line(text);
      if (EPOCH.matcher(text).matches()) {
        long number = Long.parseLong(text);
        return text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
      }
      text = SECONDS_IN_A_ROW.matcher(text).replaceFirst("$1T$2");
      return read(EastAsianDate.rewrite(text));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Instant read(String text) {
    StringBuilder rest = new StringBuilder(text);
    LocalDate date = yearFirst(rest);
    date = date == null ? yearLast(rest) : date;
    LocalTime time = time(rest);
    Matcher midnight = MIDNIGHT.matcher(rest);
    boolean isNextDay = time == null && midnight.find();
    if (isNextDay) {
      rest.replace(midnight.start(), midnight.end(), " ");
    }
    ZoneId stated = ZoneReader.take(rest, zone);
    date = date == null ? words(rest.toString()) : date;
    if (date == null) {
      return null;
    }
    LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    return (isNextDay ? local.plusDays(1) : local)
        .atZone(stated == null ? zone : stated)
        .toInstant();
  }

  private static LocalDate yearFirst(StringBuilder text) {
    Matcher matcher = YEAR_FIRST.matcher(text);
    if (!matcher.find() || matcher.start() > 0 && matcher.end() - matcher.start() < 8) {
      return null;
    }
    LocalDate date;
    int year = Integer.parseInt(matcher.group(1));
    if (matcher.group(3) != null) {
      int month = month(matcher.group(3));
      if (month == 0) {
        return null;
      }
      date = LocalDate.of(year, month, matcher.group(4) == null ? 1 : number(matcher.group(4)));
    } else if (matcher.group(5) != null) {
      date = LocalDate.of(year, number(matcher.group(5)), number(matcher.group(6)));
    } else if (matcher.group(7) != null) {
      date = LocalDate.ofYearDay(year, number(matcher.group(7)));
    } else if (matcher.end() == text.length()) {
      date = LocalDate.of(year, 1, 1);
    } else {
      return null;
    }
    text.replace(matcher.start(), matcher.end(), matcher.start() == 0 ? "" : " ");
    return date;
  }

  private static LocalDate yearLast(StringBuilder text) {
    Matcher matcher = YEAR_LAST.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    int first = number(matcher.group(1));
    int second = number(matcher.group(3));
    int year = year(matcher.group(4));
    // Only the slash is used with the month first, in the United States.
    boolean isMonthFirst = matcher.group(2).equals("/") ? first <= 12 : second > 12;
    LocalDate date =
        isMonthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
    text.replace(matcher.start(), matcher.end(), " ");
    return date;
  }

  private static LocalTime time(StringBuilder text) {
    Matcher matcher = TIME.matcher(text);
    boolean isFound = matcher.find();
    if (!isFound) {
      matcher = BASIC_TIME.matcher(text);
      isFound = matcher.find();
    }
    if (!isFound || number(matcher.group(1)) == 24) {
      return null;
    }
    int hour = number(matcher.group(1));
    String half = matcher.groupCount() < 4 ? null : matcher.group(4);
    if (half != null && hour <= 12) {
      hour = hour % 12 + ("pP".indexOf(half.charAt(0)) >= 0 ? 12 : 0);
    }
    int second = matcher.group(3) == null ? 0 : Math.min(59, number(matcher.group(3)));
    LocalTime time = LocalTime.of(hour, number(matcher.group(2)), second);
    int start = matcher.start() > 0 && "tT".indexOf(text.charAt(matcher.start() - 1)) >= 0 ? 1 : 0;
    text.replace(matcher.start() - start, matcher.end(), " ");
    return time;
  }

  /** Reads a date with the name of its month: 5 Jan 2024, January 5th, 2024, Jan 5 2024. */
  private static LocalDate words(String text) {
    int month = 0;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      // The last one: a day of the week comes first and can look like a month, such as mar.
      int named = MonthNames.monthOf(word.group());
      month = named == 0 ? month : named;
    }
    Matcher number = NUMBER.matcher(text);
    if (month == 0 || !number.find()) {
      return null;
    }
    String first = number.group();
    if (!number.find()) {
      return null;
    }
    boolean isYearFirst = first.length() == 4;
    String second = number.group();
    return LocalDate.of(
        year(isYearFirst ? first : second), month, number(isYearFirst ? second : first));
  }

  private static int month(String text) {
    return Character.isDigit(text.charAt(0)) ? number(text) : MonthNames.monthOf(text);
  }

  /** RFC 2822, section 4.3: two figures are 2000 to 2049 or 1950 to 1999. */
  private static int year(String text) {
    int year = number(text);
    if (text.length() > 2) {
      return text.length() == 3 ? year + 1900 : year;
    }
    return year < 50 ? year + 2000 : year + 1900;
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }
}
