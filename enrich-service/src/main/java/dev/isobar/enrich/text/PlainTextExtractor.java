package dev.isobar.enrich.text;

import dev.isobar.contracts.Removed;
import java.util.ArrayList;
import java.util.List;

/** Separates content from boilerplate in plain text, line by line. */
final class PlainTextExtractor {

  ExtractedText read(String content) {
    StringBuilder text = new StringBuilder(content.length());
    List<Removed> removed = new ArrayList<>();
    boolean afterGap = false;
    int lines = 0;
    int start = 0;
    while (start <= content.length()) {
      int end = lineEnd(content, start);
      String line = cleanLine(content, start, end);
      start = end + 1;
      if (end + 1 < content.length()
          && content.charAt(end) == '\r'
          && content.charAt(start) == '\n') {
        start++;
      }
      if (line.isEmpty()) {
        afterGap = true;
        continue;
      }
      String reason = BoilerplatePatterns.removalReason(line, lines++ == 0);
      if (reason != null) {
        removed.add(new Removed(line, reason));
        afterGap = true;
        continue;
      }
      if (text.length() > 0) {
        text.append(afterGap ? "\n\n" : "\n");
      }
      text.append(line);
      afterGap = false;
    }
    return new ExtractedText(text.toString(), removed, content, null);
  }

  private static int lineEnd(String content, int from) {
    for (int i = from; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
        return i;
      }
    }
    return content.length();
  }

  /**
   * Returns a line without surrounding white space and with control characters replaced by spaces.
   */
  private static String cleanLine(String content, int from, int to) {
    while (from < to && isSpace(content.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(content.charAt(to - 1))) {
      to--;
    }
    for (int i = from; i < to; i++) {
      if (Character.isISOControl(content.charAt(i)) && content.charAt(i) != '\t') {
        return content.substring(from, to).replaceAll("[\\p{Cc}&&[^\\t]]", " ").strip();
      }
    }
    return content.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF' || Character.isISOControl(c);
  }
}
