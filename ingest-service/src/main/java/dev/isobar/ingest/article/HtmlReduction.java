package dev.isobar.ingest.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.isobar.contracts.RawArticle;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strips from a page what no reader needs: scripts, styles, drawings, comments and inline images.
 * Scripts with data stay, because they may hold the date, the authors or the text: JSON, and short
 * scripts that name such a field.
 */
final class HtmlReduction {
  /** Longest script that stays because it names a field, in characters. */
  private static final int MAX_DATA_SCRIPT = 64 << 10;

  private static final Pattern JSON_TYPE =
      Pattern.compile("(?i)\\btype\\s*=\\s*[\"']?[^\"'>\\s]*json");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)datePublished|dateModified|articleBody|publish(?:ed|_?time|_?date|edAt)|pub_?date|create_?time");
  private static final Pattern INLINE_IMAGE =
      Pattern.compile(
          "(?i)data:(?:image|font|application|audio|video)/[a-z0-9.+-]+[;,][^\"'\\s>)]*+");

  private HtmlReduction() {}

  /** Returns whether an article is a page, by its media type. */
  static boolean isHtml(RawArticle article) {
    String type = article.contentType().toLowerCase(Locale.ROOT);
    return type.contains("html");
  }

  /** Returns the article with a reduced page. */
  static RawArticle of(RawArticle article) {
    String content = article.content();
    String base64 = article.contentBase64();
    if (content != null) {
      content = reduced(content);
    } else {
      // Tags are ASCII in every charset that needs this, so the bytes are cut as Latin-1.
      String page = new String(article.contentBytes(), ISO_8859_1);
      base64 = Base64.getEncoder().encodeToString(reduced(page).getBytes(ISO_8859_1));
    }
    return new RawArticle(
        article.id(),
        article.url(),
        article.feed(),
        article.guid(),
        article.title(),
        article.authors(),
        article.publishedAt(),
        article.language(),
        article.fetchedAt(),
        article.contentType(),
        content,
        base64,
        article.extensions());
  }

  private static String reduced(String page) {
    StringBuilder kept = new StringBuilder(page.length());
    int from = 0;
    int at = page.indexOf('<');
    while (at >= 0) {
      int end = endOfStripped(page, at);
      if (end > at) {
        kept.append(page, from, at);
        from = end;
        at = page.indexOf('<', end);
      } else {
        at = page.indexOf('<', at + 1);
      }
    }
    kept.append(page, from, page.length());
    return INLINE_IMAGE.matcher(kept).replaceAll(Matcher.quoteReplacement("data:,"));
  }

  /** Returns where an element that is stripped ends, or -1 if it stays. */
  private static int endOfStripped(String page, int at) {
    if (page.startsWith("<!--", at)) {
      return end(page, page.indexOf("-->", at + 4), 3);
    }
    if (isTag(page, at, "script")) {
      int end = endOf(page, at, "</script");
      return end < 0 || isData(page.substring(at, end)) ? -1 : end;
    }
    if (isTag(page, at, "style")) {
      return endOf(page, at, "</style");
    }
    return isTag(page, at, "svg") ? endOf(page, at, "</svg") : -1;
  }

  private static boolean isTag(String page, int at, String name) {
    int after = at + 1 + name.length();
    return page.regionMatches(true, at + 1, name, 0, name.length())
        && after < page.length()
        && " \t\r\n/>".indexOf(page.charAt(after)) >= 0;
  }

  private static int endOf(String page, int at, String closing) {
    for (int i = page.indexOf("</", at); i >= 0; i = page.indexOf("</", i + 2)) {
      if (page.regionMatches(true, i, closing, 0, closing.length())) {
        return end(page, page.indexOf('>', i), 1);
      }
    }
    return -1;
  }

  private static int end(String page, int found, int length) {
    return found < 0 ? -1 : Math.min(page.length(), found + length);
  }

  private static boolean isData(String script) {
    int open = script.indexOf('>');
    return JSON_TYPE.matcher(script.substring(0, Math.max(0, open))).find()
        || script.length() <= MAX_DATA_SCRIPT && FIELD.matcher(script).find();
  }
}
