package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.document.FeedEntry;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Brings the text of an entry into a form whose change is an edit: without markup, kinds of quotes,
 * white space, and the counters and relative times that templates print into summaries.
 */
final class EntryText {
  private static final int MAX_CHARS = 200_000;
  private static final int END = 300;

  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+[.,:]?");

  private EntryText() {}

  /** Returns the normalised title; empty if there is none. */
  static String title(String title) {
    return title == null ? "" : normalised(title);
  }

  /** Returns the normalised text of the content, else of the summary; empty if there is none. */
  static String body(FeedEntry entry) {
    boolean full = entry.content() != null && !entry.content().isBlank();
    String text = full ? entry.content() : entry.summary();
    if (text == null || text.isBlank()) {
      return "";
    }
    boolean html = full ? entry.contentIsHtml() : entry.summaryIsHtml();
    return normalised(html ? plain(text) : text);
  }

  /**
   * Returns the text without counters and relative times. In a long text they are sought at both
   * ends only, where templates print them: the search is ten times slower than the rest.
   */
  static String withoutNoise(String normalised) {
    int length = normalised.length();
    if (length <= 4 * END) {
      return removed(normalised);
    }
    return removed(normalised.substring(0, END))
        + normalised.substring(END, length - END).replace(" ", "")
        + removed(normalised.substring(length - END));
  }

  private static String removed(String text) {
    return TemplateNoise.removed(text).replace(" ", "");
  }

  /** Returns the text without numbers. */
  static String withoutDigits(String text) {
    return DIGITS.matcher(text).replaceAll("");
  }

  /** Removes tags, comments, scripts and styles, and decodes entities. */
  static String plain(String html) {
    String source = html.length() > MAX_CHARS ? html.substring(0, MAX_CHARS) : html;
    StringBuilder text = new StringBuilder(source.length());
    int at = 0;
    while (at < source.length()) {
      int open = source.indexOf('<', at);
      if (open < 0) {
        break;
      }
      text.append(source, at, open);
      int end = endOfMarkup(source, open);
      if (end < 0) {
        // A lone "<" is text.
        text.append('<');
        at = open + 1;
      } else {
        text.append(' ');
        at = end;
      }
    }
    text.append(source, Math.min(at, source.length()), source.length());
    return Parser.unescapeEntities(text.toString(), false);
  }

  /** Returns the index behind the markup at {@code open}, or -1 if it is none. */
  private static int endOfMarkup(String source, int open) {
    if (source.startsWith("<!--", open)) {
      return behind(source, "-->", open);
    }
    for (String element : new String[] {"script", "style"}) {
      if (source.regionMatches(true, open + 1, element, 0, element.length())) {
        int close = closingTag(source, element, open);
        return close < 0 ? source.length() : behind(source, ">", close);
      }
    }
    char next = open + 1 < source.length() ? source.charAt(open + 1) : ' ';
    boolean tag = Character.isLetter(next) || next == '/' || next == '!' || next == '?';
    return tag ? behind(source, ">", open) : -1;
  }

  private static int closingTag(String source, String element, int from) {
    int at = source.indexOf("</", from);
    while (at >= 0 && !source.regionMatches(true, at + 2, element, 0, element.length())) {
      at = source.indexOf("</", at + 2);
    }
    return at;
  }

  private static int behind(String source, String mark, int from) {
    int at = source.indexOf(mark, from);
    return at < 0 ? source.length() : at + mark.length();
  }

  private static String normalised(String text) {
    String cut = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    String nfkc = Normalizer.normalize(cut, Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(nfkc.length());
    boolean blank = true;
    for (int i = 0; i < nfkc.length(); i++) {
      char c = unified(nfkc.charAt(i));
      if (c == ' ') {
        if (!blank) {
          out.append(' ');
        }
        blank = true;
      } else if (c != 0) {
        out.append(c);
        blank = false;
      }
    }
    int length = out.length();
    return length > 0 && out.charAt(length - 1) == ' '
        ? out.substring(0, length - 1)
        : out.toString();
  }

  /** Returns one character for all kinds of quotes, dashes and blanks; 0 for invisible ones. */
  private static char unified(char c) {
    if (c > ' ' && c < 127) {
      return c;
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return ' ';
    }
    return switch (c) {
      case '‘', '’', '‚', '‛', '′', '`' -> '\'';
      case '“', '”', '„', '‟', '″', '«', '»' -> '"';
      case '‐', '‑', '‒', '–', '—', '−' -> '-';
      default -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0 : c;
    };
  }
}
