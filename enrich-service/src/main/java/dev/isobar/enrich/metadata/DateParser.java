package dev.isobar.enrich.metadata;

import dev.isobar.enrich.date.Months;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the first date in a short text: ISO 8601, RFC 822, figures in any order, names of months in
 * the languages of {@link Months}, Chinese, Japanese and Korean, and seconds or milliseconds since
 * 1970. Full-width digits count as digits.
 */
final class DateParser {
  /** Longer texts are no statement of a date, in characters. */
  static final int LONGEST = 400;

  private static final String YEAR = "((?:19|20)\\d\\d)";
  private static final String ORDINAL = "(?:st|nd|rd|th|er|ère|º|ª|°|\\.)?";
  private static final String OF = "(?:(?:de|del|of|d['’])\\s*)?";
  private static final String GAP = "[\\s,./\\-]{1,3}";

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<![\\d./])"
              + YEAR
              + "\\s?[-/.年년\\u2010-\\u2013]\\s?(\\d{1,2})\\s?[-/.月월\\u2010-\\u2013]\\s?(\\d{1,2})(?![\\d])[日일.]?");
  private static final Pattern COMPACT =
      Pattern.compile(
          "(?<![\\d.])"
              + YEAR
              + "(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=$|[T\\s]|(?:[0-2]\\d[0-5]\\d){1,2}(?!\\d))");
  private static final Pattern YEAR_MONTH_NAME =
      Pattern.compile(
          "(?u)(?<!\\d)" + YEAR + "[\\s,.\\-]{1,3}(\\p{L}{3,14})[\\s,.\\-]{1,3}(\\d{1,2})(?!\\d)");
  private static final Pattern MONTH_NAME =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(\\p{L}{3,14})\\.?[\\s\\-]{1,3}(\\d{1,2})"
              + ORDINAL
              + "\\s*[,\\-]?\\s*"
              + "(?:(?:de|of)\\s+)?"
              + YEAR
              + "(?!\\d)");
  private static final Pattern DAY_MONTH_NAME =
      Pattern.compile(
          "(?iu)(?<!\\d)(\\d{1,2})"
              + ORDINAL
              + "(?:\\s*[./\\-]?\\s*)"
              + OF
              + "(\\p{L}{3,14})"
              + GAP
              + OF
              + YEAR
              + "(?!\\d)");

  /** Two digits of the year only with a time, as RFC 822 allowed. */
  private static final Pattern SHORT_YEAR_NAME =
      Pattern.compile(
          "(?iu)(?<!\\d)(\\d{1,2})[\\s\\-]([a-z]{3})[\\s\\-](\\d\\d)(?=\\s\\d\\d?:\\d\\d)");

  private static final Pattern UNIX =
      Pattern.compile(
          "(?iu)(?<!\\p{L})([a-z]{3})\\s+(\\d{1,2})\\s+(\\d\\d:\\d\\d:\\d\\d)\\s+([a-z]{3,4}\\s+|[+-]\\d{4}\\s+)?"
              + YEAR
              + "(?!\\d)");
  private static final Pattern FIGURES =
      Pattern.compile(
          "(?<![\\d./\\-])(\\d{1,2})\\s?([./\\-])\\s?(\\d{1,2})\\s?\\2\\s?" + YEAR + "(?!\\d)");
  private static final Pattern SHORT_FIGURES =
      Pattern.compile(
          "(?<![\\d./\\-:])(\\d{1,2})([./\\-])(\\d{1,2})\\2(\\d\\d)(?![\\d./\\-]\\d|\\d)");
  private static final Pattern EPOCH = Pattern.compile("\\s*(1\\d{9})(?:\\d{3}|\\.\\d{1,9})?\\s*");

  /** Milliseconds as .NET writes them. */
  private static final Pattern DOT_NET = Pattern.compile("/Date\\((1\\d{9})\\d{3}[)+-]");

  /** Years of the Republic of China, as Taiwan counts. */
  private static final Pattern REPUBLIC =
      Pattern.compile("民[國国]\\s?(\\d{2,3})\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日");

  private static final int FIRST_YEAR_OF_REPUBLIC = 1912;
  private static final String DIGITS = "〇一二三四五六七八九";
  private static final Pattern NUMERALS =
      Pattern.compile("([一二][〇零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日");

  /** A date with the place where it stands. */
  record Found(ParsedDate date, int start, int end) {}

  /** One way to write a date, and its reading; empty if there is no such day. */
  private record Form(Pattern pattern, BiFunction<String, Matcher, Optional<Found>> reading) {}

  private static final List<Form> FORMS =
      List.of(
          new Form(
              REPUBLIC,
              (text, m) ->
                  at(text, m, FIRST_YEAR_OF_REPUBLIC - 1 + num(m, 1), num(m, 2), num(m, 3))),
          new Form(YEAR_FIRST, DateParser::numbers),
          new Form(COMPACT, DateParser::numbers),
          new Form(MONTH_NAME, (text, m) -> named(text, m, num(m, 3), m.group(1), num(m, 2))),
          new Form(DAY_MONTH_NAME, (text, m) -> named(text, m, num(m, 3), m.group(2), num(m, 1))),
          new Form(YEAR_MONTH_NAME, (text, m) -> named(text, m, num(m, 1), m.group(2), num(m, 3))),
          new Form(UNIX, DateParser::unix),
          new Form(
              SHORT_YEAR_NAME,
              (text, m) -> named(text, m, 2000 + num(m, 3), m.group(2), num(m, 1))),
          new Form(FIGURES, (text, m) -> figures(text, m, num(m, 4))));

  /** Short years last, because numbers of versions look the same. */
  private static final Form SHORT_YEARS =
      new Form(SHORT_FIGURES, (text, m) -> figures(text, m, 2000 + num(m, 4)));

  private DateParser() {}

  /** Returns the first date in a text, if any; two-digit years only as RFC 822 writes them. */
  static Optional<Found> first(String stated) {
    return find(stated, false);
  }

  /** The same, with two-digit years: only for texts that state a date and nothing else. */
  static Optional<Found> firstWithShortYears(String stated) {
    return find(stated, true);
  }

  private static Optional<Found> find(String stated, boolean shortYears) {
    if (stated == null || stated.length() > LONGEST) {
      return Optional.empty();
    }
    String text = narrow(stated);
    if (!hasDigits(text)) {
      return chineseNumerals(text);
    }
    Matcher m = EPOCH.matcher(text);
    if (m.matches()) {
      return epoch(m);
    }
    if ((m = DOT_NET.matcher(text)).find()) {
      return epoch(m);
    }
    Found first = null;
    for (Form form : FORMS) {
      Found found = first(form, text);
      first = found != null && (first == null || found.start() < first.start()) ? found : first;
    }
    if (first == null && shortYears) {
      first = first(SHORT_YEARS, text);
    }
    return Optional.ofNullable(first);
  }

  /** Returns the first date of one form that exists, or null. */
  private static Found first(Form form, String text) {
    Matcher m = form.pattern().matcher(text);
    for (int from = 0; from <= text.length() && m.find(from); from = m.start() + 1) {
      Optional<Found> found = form.reading().apply(text, m);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return null;
  }

  /** Reads 二〇二四年三月四日. */
  private static Optional<Found> chineseNumerals(String text) {
    Matcher m = text.indexOf('年') < 0 ? null : NUMERALS.matcher(text);
    if (m == null || !m.find()) {
      return Optional.empty();
    }
    int year = 0;
    for (char c : m.group(1).toCharArray()) {
      year = year * 10 + (c == '零' ? 0 : DIGITS.indexOf(c));
    }
    return at(text, m, year, small(m.group(2)), small(m.group(3)));
  }

  /** Returns a number up to 99 in Chinese numerals. */
  private static int small(String numerals) {
    int ten = numerals.indexOf('十');
    if (ten < 0) {
      return DIGITS.indexOf(numerals);
    }
    int tens = ten == 0 ? 1 : DIGITS.indexOf(numerals.charAt(0));
    return tens * 10
        + (ten == numerals.length() - 1 ? 0 : DIGITS.indexOf(numerals.charAt(ten + 1)));
  }

  private static Optional<Found> numbers(String text, Matcher m) {
    return at(text, m, num(m, 1), num(m, 2), num(m, 3));
  }

  private static Optional<Found> unix(String text, Matcher m) {
    String zone = m.group(4) == null ? "" : m.group(4);
    String rfc = m.group(2) + " " + m.group(1) + " " + m.group(5) + " " + m.group(3) + " " + zone;
    return find(rfc, false).map(found -> new Found(found.date(), m.start(), m.end()));
  }

  private static Optional<Found> named(String text, Matcher m, int year, String month, int day) {
    int number = Months.number(month);
    return number > 0 ? at(text, m, year, number, day) : Optional.empty();
  }

  /** Day first, as in most countries; a dot never separates a month from a day behind it. */
  private static Optional<Found> figures(String text, Matcher m, int year) {
    int first = num(m, 1);
    int second = num(m, 3);
    if (second > 12) {
      return at(text, m, year, first, second);
    }
    Optional<Found> dayFirst = at(text, m, year, second, first);
    return first > 12 || first == second || m.group(2).equals(".")
        ? dayFirst
        : dayFirst.map(
            found ->
                new Found(
                    new ParsedDate(
                        found.date().day(),
                        found.date().time(),
                        found.date().clock(),
                        LocalDate.of(year, first, second)),
                    found.start(),
                    found.end()));
  }

  private static Optional<Found> epoch(Matcher m) {
    OffsetDateTime at = Instant.ofEpochSecond(Long.parseLong(m.group(1))).atOffset(ZoneOffset.UTC);
    return Optional.of(new Found(new ParsedDate(at.toLocalDate(), at), m.start(1), m.end()));
  }

  private static Optional<Found> at(String text, Matcher m, int year, int month, int day) {
    try {
      LocalDate date = LocalDate.of(year, month, day);
      return Optional.of(new Found(ClockTime.after(text, m.end(), date), m.start(), m.end()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean hasDigits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length() && digits < 3; i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits == 3;
  }

  /** Returns the text with full-width characters and special spaces replaced, at equal length. */
  static String narrow(String text) {
    int i = 0;
    while (i < text.length() && !isWide(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder narrow = new StringBuilder(text);
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '！' && c <= '～') {
        narrow.setCharAt(i, (char) (c - '！' + '!'));
      } else if (isWide(c)) {
        narrow.setCharAt(i, ' ');
      }
    }
    return narrow.toString();
  }

  private static boolean isWide(char c) {
    return c >= '！' && c <= '～' || c == '\u3000' || c == '\u00a0' || c >= '\u2000' && c <= '\u200f';
  }

  private static int num(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
