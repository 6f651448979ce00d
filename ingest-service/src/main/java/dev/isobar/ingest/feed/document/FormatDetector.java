package dev.isobar.ingest.feed.document;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the kind of a document by its first element, without its media type. */
final class FormatDetector {
  /** Text before the feed, such as warnings of PHP, is searched so far. */
  private static final int MAX_SEARCH = 256 * 1024;

  private static final Pattern FEED_ROOT =
      Pattern.compile("<(?:[A-Za-z][\\w.\\-]{0,30}:)?(rss|RDF|feed|urlset|sitemapindex)[\\s>]");

  /** An element of RSS that CDF does not have, for RSS without its outer element. */
  private static final Pattern RSS_ELEMENT =
      Pattern.compile("<(?:link|pubDate|guid|description)[\\s>]");

  private static final Pattern JSON_FEED =
      Pattern.compile("\"version\"\\s{0,9}:\\s{0,9}\"https?:\\\\?/\\\\?/jsonfeed\\.org");
  private static final Pattern JSON_ITEMS = Pattern.compile("\"items\"\\s{0,9}:\\s{0,9}\\[");

  private FormatDetector() {}

  /**
   * Holds the result.
   *
   * @param start where the root element begins
   */
  record Detected(DetectedFormat format, int start) {}

  static Detected detect(String text, Warnings warnings) {
    int first = firstElement(text);
    if (first < 0) {
      return new Detected(withoutElement(text), 0);
    }
    String name = name(text, first);
    DetectedFormat format = byRoot(name, text);
    if (format == DetectedFormat.HTML && hasHtmlRoot(name)) {
      return new Detected(format, first);
    }
    if (format == DetectedFormat.HTML || format == DetectedFormat.OTHER_XML) {
      Matcher root = FEED_ROOT.matcher(text).region(0, Math.min(text.length(), MAX_SEARCH));
      if (root.find()) {
        warnings.add("Text before the feed was left out.");
        return new Detected(byRoot(name(text, root.start()), text), root.start());
      }
    }
    return new Detected(format, first);
  }

  private static DetectedFormat withoutElement(String text) {
    String start = text.substring(0, Math.min(text.length(), 1000)).strip();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return DetectedFormat.TEXT;
    }
    return isJsonFeed(text) ? DetectedFormat.JSON_FEED : DetectedFormat.OTHER_JSON;
  }

  private static boolean isJsonFeed(String text) {
    int end = Math.min(text.length(), MAX_SEARCH);
    return JSON_FEED.matcher(text).region(0, end).find()
        || JSON_ITEMS.matcher(text).region(0, end).find()
        || JSON_FEED.matcher(text).region(Math.max(0, text.length() - 4096), text.length()).find();
  }

  /** Returns where the first element begins; -1 if there is none or the text begins as JSON. */
  private static int firstElement(String text) {
    int i = 0;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    if (i < text.length() && (text.charAt(i) == '{' || text.charAt(i) == '[')) {
      return -1;
    }
    while (i >= 0 && i < text.length()) {
      i = text.indexOf('<', i);
      if (i < 0 || i + 1 >= text.length()) {
        return -1;
      }
      if (text.startsWith("<!--", i)) {
        i = after(text, "-->", i + 4);
      } else if (text.startsWith("<![CDATA[", i)) {
        i = after(text, "]]>", i + 9);
      } else if (text.startsWith("<?", i)) {
        i = after(text, ">", i + 2);
      } else if (text.startsWith("<!", i)) {
        i = afterDoctype(text, i + 2);
      } else if (Character.isLetter(text.charAt(i + 1)) || text.charAt(i + 1) == '_') {
        return i;
      } else {
        i++;
      }
    }
    return -1;
  }

  private static int after(String text, String close, int from) {
    int end = text.indexOf(close, from);
    return end < 0 ? -1 : end + close.length();
  }

  private static int afterDoctype(String text, int from) {
    int bracket = text.indexOf('[', from);
    int end = text.indexOf('>', from);
    if (bracket >= 0 && bracket < end) {
      int close = after(text, "]", bracket);
      return close < 0 ? -1 : after(text, ">", close);
    }
    return end < 0 ? -1 : end + 1;
  }

  private static String name(String text, int start) {
    int end = start + 1;
    while (end < text.length()
        && end - start < 64
        && !Character.isWhitespace(text.charAt(end))
        && ">/".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String name = text.substring(start + 1, end);
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  private static DetectedFormat byRoot(String name, String text) {
    return switch (name) {
      case "rss", "rdf" -> DetectedFormat.RSS;
      case "feed" -> DetectedFormat.ATOM;
      case "channel" -> RSS_ELEMENT.matcher(text).find() ? DetectedFormat.RSS : DetectedFormat.CDF;
      case "urlset" -> DetectedFormat.SITEMAP;
      case "sitemapindex" -> DetectedFormat.SITEMAP_INDEX;
      case "opml" -> DetectedFormat.OPML;
      default -> isHtml(name, text) ? DetectedFormat.HTML : DetectedFormat.OTHER_XML;
    };
  }

  private static boolean hasHtmlRoot(String name) {
    return name.equals("html");
  }

  private static boolean isHtml(String name, String text) {
    String start = text.substring(0, Math.min(text.length(), 1000)).toLowerCase(Locale.ROOT);
    return start.contains("<!doctype html")
        || switch (name) {
          case "html",
              "head",
              "body",
              "meta",
              "title",
              "script",
              "style",
              "link",
              "div",
              "p",
              "br",
              "b",
              "h1",
              "h2",
              "center",
              "table",
              "form",
              "a",
              "span",
              "noscript",
              "iframe",
              "img" ->
              true;
          default -> false;
        };
  }
}
