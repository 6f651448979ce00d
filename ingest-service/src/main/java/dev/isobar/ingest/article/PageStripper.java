package dev.isobar.ingest.article;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strips one page. The time is linear in its length: each element is searched once, and what is
 * absent behind one place is not searched again. Not thread-safe.
 */
final class PageStripper {
  private static final List<String> NAMES = List.of("script", "style", "svg");

  /** Longest script that stays because it names a field, in characters. */
  private static final int MAX_DATA_SCRIPT = 64 << 10;

  /** How much of a tag is searched for its type, in characters. */
  private static final int MAX_TAG = 4 << 10;

  private static final Pattern JSON_TYPE =
      Pattern.compile("(?i)\\btype\\s*+=\\s*+[\"']?+\\s*+[^\"'>\\s]{0,100}json");
  private static final Pattern LINKED_DATA_TYPE =
      Pattern.compile("(?i)\\btype\\s*+=\\s*+[\"']?+\\s*+application/ld\\+json");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)datePublished|dateModified|articleBody|publish(?:ed|_?time|_?date|edAt)|pub_?date|create_?time");

  /** A backslash ends it too, because in JSON it belongs to the quote after it. */
  private static final Pattern INLINE_IMAGE =
      Pattern.compile(
          "(?i)data:(?:image|font|application|audio|video)/[a-z0-9.+-]+[;,][^\"'\\s>)\\\\]*+");

  private final String page;
  private final boolean keepsState;

  /** What does not come any more behind the place of the last search. */
  private final Set<String> absent = new HashSet<>();

  /**
   * Creates a stripper.
   *
   * @param keepsState whether scripts with JSON that is no JSON-LD stay, such as the state of an
   *     application
   */
  PageStripper(String page, boolean keepsState) {
    this.page = page;
    this.keepsState = keepsState;
  }

  /** Returns what is left of the page. */
  String stripped() {
    StringBuilder kept = new StringBuilder(page.length());
    int from = 0;
    int at = page.indexOf('<');
    while (at >= 0) {
      int end = endOfElement(at);
      if (end >= 0 && !isData(at, end)) {
        kept.append(page, from, at);
        from = end;
      }
      at = page.indexOf('<', Math.max(end, at + 1));
    }
    kept.append(page, from, page.length());
    return INLINE_IMAGE.matcher(kept).replaceAll(Matcher.quoteReplacement("data:,"));
  }

  /** Returns where a comment, script, style or drawing ends that begins here, else -1. */
  private int endOfElement(int at) {
    if (page.startsWith("<!--", at)) {
      // <!--> is a whole comment.
      return after("-->", at + 2);
    }
    for (String name : NAMES) {
      if (isName(at + 1, name)) {
        return name.equals("svg") ? endOfDrawing(at) : endOf(at, name);
      }
    }
    return -1;
  }

  private int endOfDrawing(int at) {
    if (absent.contains("svg")) {
      return -1;
    }
    int end = after(">", at);
    return end < 0 || page.charAt(end - 2) == '/' ? end : endOf(at, "svg");
  }

  private int endOf(int at, String name) {
    if (absent.contains(name) || absent.contains(">")) {
      return -1;
    }
    for (int i = page.indexOf("</", at); i >= 0; i = page.indexOf("</", i + 2)) {
      if (isName(i + 2, name)) {
        return after(">", i);
      }
    }
    absent.add(name);
    return -1;
  }

  private int after(String sign, int at) {
    int found = absent.contains(sign) ? -1 : page.indexOf(sign, at);
    if (found < 0) {
      absent.add(sign);
      return -1;
    }
    return found + sign.length();
  }

  private boolean isName(int at, String name) {
    int after = at + name.length();
    return page.regionMatches(true, at, name, 0, name.length())
        && after < page.length()
        && " \t\r\n\f/>".indexOf(page.charAt(after)) >= 0;
  }

  /** Returns whether an element is a script that may hold the date, the authors or the text. */
  private boolean isData(int at, int end) {
    if (!isName(at + 1, "script")) {
      return false;
    }
    int open = page.indexOf('>', at);
    String tag = page.substring(at, Math.min(open, at + MAX_TAG));
    if (JSON_TYPE.matcher(tag).find()) {
      return keepsState || LINKED_DATA_TYPE.matcher(tag).find();
    }
    return end - at <= MAX_DATA_SCRIPT && FIELD.matcher(page).region(at, end).find();
  }
}
