package dev.isobar.enrich.date;

import java.util.Locale;
import java.util.Set;

/**
 * Tells whether a source writes the day before the month in figures, by the language and country
 * that it states, the ending of its host and the language of its text.
 */
public final class SourceDayOrder {
  /** Countries that write the month first or both ways, see CLDR. */
  private static final Set<String> MONTH_FIRST = Set.of("us", "ph", "fm", "mh", "pw", "gu", "ca");

  private static final Set<String> YEAR_FIRST = Set.of("cn", "tw", "jp", "kr", "mn", "hu", "lt");

  /** Endings of two letters that are used all over the world. */
  private static final Set<String> GENERIC = Set.of("io", "co", "tv", "ai", "me", "ly", "to");

  /** Languages whose dates in figures begin with the year or the month. */
  private static final Set<String> OTHER_LANGUAGES = Set.of("en", "zh", "ja", "ko", "und");

  private SourceDayOrder() {}

  /**
   * Returns whether the day is first.
   *
   * @param stated the language that the source states, such as en-GB, or null
   * @param url the address of the article, or null
   * @param detected the language of the text
   */
  public static boolean isDayFirst(String stated, String url, String detected) {
    String tag = stated == null ? "" : stated.strip().toLowerCase(Locale.ROOT);
    String[] parts = tag.split("[-_]");
    String country = parts.length > 1 ? parts[parts.length - 1] : "";
    String ending = ending(url);
    if (country.length() != 2 && ending.length() == 2 && !GENERIC.contains(ending)) {
      country = ending;
    }
    if (country.length() == 2) {
      return !MONTH_FIRST.contains(country) && !YEAR_FIRST.contains(country);
    }
    return !OTHER_LANGUAGES.contains(detected);
  }

  /** Returns the last part of the host, or an empty text. */
  private static String ending(String url) {
    int start = url == null ? -1 : url.indexOf("://");
    if (start < 0) {
      return "";
    }
    int end = start + 3;
    while (end < url.length() && "/:?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String host = url.substring(start + 3, end);
    return host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
