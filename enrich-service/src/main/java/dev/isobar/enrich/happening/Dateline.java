package dev.isobar.enrich.happening;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the dateline at the start of a sentence: the news agency and its reporter, who do not
 * take part in the event.
 */
final class Dateline {
  private static final int MAX_LENGTH = 160;

  /** Matches "中新社北京1月12日电 (记者 阮煜琳)" and "... January 12 (Reporter Ruan Yulin) –". */
  private static final Pattern DATELINE =
      Pattern.compile(
          "[^。！？，,\\n]{0,30}日电(?:\\s*[(（](?:记者|通讯员)[^)）]{0,40}[)）])?"
              + "|[^.!?\\n]{0,80}\\((?:Reporters?|By)[^)]{0,60}\\)");

  private Dateline() {}

  /** Returns the end of the dateline at the start of a sentence, or the start if there is none. */
  static int end(String text, int start, int end) {
    int limit = Math.min(end, start + MAX_LENGTH);
    if (!mayContainDateline(text, start, limit)) {
      return start;
    }
    Matcher matcher = DATELINE.matcher(text).region(start, limit);
    return matcher.lookingAt() ? matcher.end() : start;
  }

  /**
   * Returns whether a character occurs without which the pattern cannot match. Most sentences have
   * none, which saves the cost of the pattern.
   */
  private static boolean mayContainDateline(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '电') {
        return true;
      }
    }
    return false;
  }
}
