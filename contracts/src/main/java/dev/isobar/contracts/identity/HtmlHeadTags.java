package dev.isobar.contracts.identity;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the start tags in the head of a page one by one, without a parser: a door reads thousands
 * of pages a second. Comments, scripts and styles are skipped. It ends where the body begins.
 */
final class HtmlHeadTags {
  /** Elements whose content has no tags, with those whose tags do not count. */
  private static final Set<String> SKIPPED =
      Set.of("script", "style", "noscript", "template", "title", "textarea", "svg");

  private static final Set<String> READ = Set.of("link", "meta", "base");

  private static final Set<String> BODY =
      Set.of("body", "p", "div", "article", "main", "section", "h1", "h2", "table", "header");

  private final String html;
  private int at;
  private boolean isAtEndOfHead;
  private String name = "";
  private final Map<String, String> attributes = new HashMap<>();

  HtmlHeadTags(String html) {
    this.html = html;
  }

  /** Goes to the next start tag and returns false if the head has no more. */
  boolean next() {
    while ((at = html.indexOf('<', at)) >= 0) {
      if (html.startsWith("<!--", at)) {
        at = after("-->", at + 4);
      } else if (html.regionMatches(true, at, "</head", 0, 6)) {
        isAtEndOfHead = true;
        return false;
      } else {
        int end = at + 1;
        while (end < html.length() && isNameCharacter(html.charAt(end))) {
          end++;
        }
        if (end == at + 1) {
          at++;
          continue;
        }
        name = html.substring(at + 1, end).toLowerCase(Locale.ROOT);
        attributes.clear();
        if (BODY.contains(name)) {
          isAtEndOfHead = true;
          return false;
        }
        at =
            SKIPPED.contains(name)
                ? afterElement(end)
                : READ.contains(name) ? readAttributes(end) : end;
        return true;
      }
    }
    return false;
  }

  /** Returns whether the body has begun, instead of the text having ended. */
  boolean isAtEndOfHead() {
    return isAtEndOfHead;
  }

  boolean isElement(String element) {
    return name.equals(element);
  }

  /** Returns the value of an attribute of the current tag, or null. */
  String attribute(String wanted) {
    return attributes.get(wanted);
  }

  /** Reads the attributes of the current tag and returns the index after them. */
  private int readAttributes(int from) {
    int i = skip(from);
    while (i < html.length() && html.charAt(i) != '>' && html.charAt(i) != '<') {
      int nameEnd = i;
      while (nameEnd < html.length() && !endsName(html.charAt(nameEnd))) {
        nameEnd++;
      }
      String attribute = html.substring(i, nameEnd).toLowerCase(Locale.ROOT);
      i = skip(nameEnd);
      if (i < html.length() && html.charAt(i) == '=') {
        int start = skipSpace(i + 1);
        boolean quoted = start < html.length() && "\"'".indexOf(html.charAt(start)) >= 0;
        int end = quoted ? html.indexOf(html.charAt(start), ++start) : endOfWord(start);
        if (end < 0) {
          // The quotation never ends, so the rest of the page is part of it.
          return html.length();
        }
        attributes.putIfAbsent(attribute, html.substring(start, end));
        i = skip(quoted ? end + 1 : end);
      }
    }
    return i;
  }

  private int afterElement(int from) {
    for (int i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 2)) {
      if (html.regionMatches(true, i + 2, name, 0, name.length())) {
        return i + 2;
      }
    }
    return html.length();
  }

  private int after(String end, int from) {
    int found = html.indexOf(end, from);
    return found < 0 ? html.length() : found + end.length();
  }

  private int endOfWord(int from) {
    int end = from;
    while (end < html.length() && html.charAt(end) > ' ' && html.charAt(end) != '>') {
      end++;
    }
    return end;
  }

  /** Skips white space and slashes between attributes. */
  private int skip(int from) {
    int i = skipSpace(from);
    while (i < html.length() && html.charAt(i) == '/') {
      i = skipSpace(i + 1);
    }
    return i;
  }

  private int skipSpace(int from) {
    int i = from;
    while (i < html.length() && html.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  private static boolean endsName(char c) {
    return c <= ' ' || c == '=' || c == '>' || c == '<' || c == '/';
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
