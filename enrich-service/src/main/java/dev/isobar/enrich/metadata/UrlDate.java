package dev.isobar.enrich.metadata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the day of publication from a URL. URLs contain many other numbers, of issues and articles,
 * so that only these forms count:
 *
 * <ul>
 *   <li>one separator used twice: {@code /2024/11/29/title}, {@code title-2024-11-29.html};
 *   <li>no separator, with two digits each for month and day: {@code /t20241129_17.htm};
 *   <li>two digits each after different separators, followed by the number of the article, as on
 *       Chinese sites: {@code /2024/11-29/10145139.shtml}, {@code /2024/1129/c1001-40372.html}.
 * </ul>
 */
final class UrlDate {
  private static final int LONGEST = 2000;

  private static final Pattern URL = Pattern.compile("https?://[^\\s/]+(/\\S*)");

  private static final String START = "(?<![\\p{L}\\d%])";

  /** At most one letter may precede the digits, as in t20241129; serial numbers have more. */
  private static final String COMPACT_START = "(?<=(?:^|[^\\p{L}\\d%])\\p{L}?)";

  private static final String END = "(?=[Tt]\\d|[^\\p{L}\\d]|$)";
  private static final String FOLDER_END = "(?=[/?#]|$)";
  private static final String ARTICLE_NUMBER = "(?=/[^/?#]*\\d{4})";

  private static final String YEAR = "(?<year>(?:19|20)\\d\\d)";
  private static final String MONTH = "(?<month>\\d\\d)";
  private static final String DAY = "(?<day>\\d\\d)";
  private static final String SHORT_MONTH = "(?<month>\\d\\d?)";
  private static final String SHORT_DAY = "(?<day>\\d\\d?)";

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(START + YEAR + "/" + SHORT_MONTH + "/" + DAY + FOLDER_END),
          // A single digit at the end of the URL is the number of an issue or article.
          Pattern.compile(START + YEAR + "/" + SHORT_MONTH + "/" + SHORT_DAY + "(?=/[^/?#])"),
          Pattern.compile(START + YEAR + "(?<by>[\\-_])" + MONTH + "\\k<by>" + DAY + END),
          Pattern.compile(
              "(?<=/)" + YEAR + "(?<by>[\\-_])" + SHORT_MONTH + "\\k<by>" + SHORT_DAY + "(?=/)"),
          Pattern.compile(COMPACT_START + YEAR + MONTH + DAY + END),
          Pattern.compile(START + YEAR + "[/\\-_]?" + MONTH + "[/\\-_]?" + DAY + ARTICLE_NUMBER));

  /** Forms of which the whole name of a folder is the day, or a file as t20241129_17.htm. */
  private static final List<Pattern> FOLDERS =
      List.of(
          Pattern.compile("(?<=/)" + YEAR + "/" + SHORT_MONTH + "/" + SHORT_DAY + FOLDER_END),
          Pattern.compile("(?<=/)" + YEAR + "(?:[\\-_]?)" + MONTH + "[/\\-_]" + DAY + "(?=/)"),
          Pattern.compile("(?<=/)" + YEAR + "/" + MONTH + "-?" + DAY + "(?=/)"),
          Pattern.compile("(?<=/)" + YEAR + MONTH + DAY + "(?=/)"),
          Pattern.compile("(?<=/)t" + YEAR + MONTH + DAY + "(?=_)"));

  private UrlDate() {}

  /**
   * Returns the day in a URL, if any.
   *
   * @param text a URL, or a line that contains one
   * @param latest the last possible day; a later one is another number
   */
  static Optional<ParsedDate> of(String text, LocalDate latest) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher url = URL.matcher(text);
    return url.find()
        ? FORMS.stream().flatMap(form -> first(form, url.group(1), latest).stream()).findFirst()
        : Optional.empty();
  }

  /**
   * Returns whether folders of a URL state the day, as systems write it; the day in the name of an
   * article may be that of an event.
   *
   * @param text a URL, or a line that contains one
   */
  static boolean isFolder(String text, LocalDate day) {
    Matcher url = URL.matcher(text);
    return url.find()
        && FOLDERS.stream()
            .flatMap(form -> first(form, url.group(1), day).stream())
            .anyMatch(found -> found.day().equals(day));
  }

  private static Optional<ParsedDate> first(Pattern form, String path, LocalDate latest) {
    Matcher found = form.matcher(path);
    while (found.find()) {
      Optional<ParsedDate> day =
          ParsedDate.of(number(found, "year"), number(found, "month"), number(found, "day"));
      if (day.isPresent() && !day.get().day().isAfter(latest)) {
        return day;
      }
    }
    return Optional.empty();
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group));
  }
}
