package dev.isobar.ingest.feed.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Finds the date of a link on a page: near the link, else in its address. */
final class LinkDate {
  private static final int MAX_CLIMB = 4;
  private static final int MAX_TEXT = 600;
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(?:19|20)\\d{2}(?:-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2}|\\.\\d{1,2}\\.\\d{1,2}"
              + "|\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日)(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2})?)?"
              + "|(?<!\\d)\\d{1,2} \\p{L}{3,9}\\.? (?:19|20)\\d{2}(?!\\d)"
              + "|\\p{L}{3,9}\\.? \\d{1,2}, (?:19|20)\\d{2}(?!\\d)");
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "[/_t\\-]((?:19|20)\\d{2})[/\\-]?(0[1-9]|1[0-2])[/\\-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");

  private LinkDate() {}

  /** Returns the date as it is written; null if there is none. */
  static String of(Element anchor, String link) {
    Element place = anchor;
    for (int i = 0; i < MAX_CLIMB && place != null && holdsOneLink(place, anchor); i++) {
      Element time = place.selectFirst("time[datetime]");
      if (time != null && !time.attr("datetime").isBlank()) {
        return time.attr("datetime").strip();
      }
      String text = place.text();
      Matcher date = DATE.matcher(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
      if (date.find()) {
        return date.group();
      }
      place = place.parent();
    }
    Matcher address = IN_ADDRESS.matcher(link);
    return address.find()
        ? address.group(1) + "-" + address.group(2) + "-" + address.group(3)
        : null;
  }

  /** Returns whether all links of a part of the page lead to the same address. */
  private static boolean holdsOneLink(Element place, Element anchor) {
    if (place.normalName().equals("body")) {
      return false;
    }
    String href = anchor.attr("href");
    return place.select("a[href]").stream()
        .allMatch(
            other ->
                other.attr("href").equals(href)
                    || ArticleLinks.title(other).length()
                        < ArticleLinks.title(anchor).length() / 3);
  }
}
