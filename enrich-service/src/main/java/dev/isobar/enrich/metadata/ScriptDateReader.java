package dev.isobar.enrich.metadata;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Reads a day of publication from scripts outside valid JSON-LD, such as the state of an
 * application: {@code "publish_time": "2024-11-12 09:05"}. Used only if a page states no better
 * date, because scripts also describe other articles.
 */
final class ScriptDateReader {
  /** Number of characters of a script that are searched; the page's own article comes early. */
  private static final int SEARCHED = 300_000;

  private static final double CONFIDENCE = 0.58;

  private static final Pattern FIELD =
      Pattern.compile(
          "(?<![A-Za-z])(?:date_?published|first_?published_?(?:at|date|time)?|pub_?(?:lished)?_?(?:at|date|time)|publish(?:ed)?_?(?:at|date|time|timestamp|on)|publication_?(?:date|time)|article_?(?:publish_?)?(?:date|time)|date_?published_?gmt|display_?date|post_?date|pub_?timestamp|releas(?:e|ed)_?(?:date|time)|date_?created|create(?:d)?_?(?:at|date|time)|ptime|ctime)"
              + "(?:\\\\?[\"'])?\\s*[:=]\\s*(?:\\\\?[\"'])?([^\"'\\\\,;}]{8,40})",
          Pattern.CASE_INSENSITIVE);

  private ScriptDateReader() {}

  static void read(List<Element> scripts, MetadataCandidates candidates) {
    for (Element script : scripts) {
      String data = script.data();
      if (data.length() < 20) {
        continue;
      }
      Matcher m = FIELD.matcher(data.length() > SEARCHED ? data.substring(0, SEARCHED) : data);
      while (m.find()) {
        Optional<ParsedDate> date = ParsedDate.parse(m.group(1));
        if (date.isPresent()) {
          boolean created =
              m.group().toLowerCase(java.util.Locale.ROOT).startsWith("c")
                  || m.group().toLowerCase(java.util.Locale.ROOT).startsWith("date_created");
          candidates.date(date, m.group(1), CONFIDENCE - (created ? 0.15 : 0), "script");
          return;
        }
      }
    }
  }
}
