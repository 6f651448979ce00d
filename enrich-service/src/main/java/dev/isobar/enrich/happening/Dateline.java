package dev.isobar.enrich.happening;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a news agency puts before its news: itself and its reporter, who take no part in it. */
final class Dateline {
  private static final int LONGEST = 160;

  /** "中新社北京1月12日电 (记者 阮煜琳)", "... January 12 (Reporter Ruan Yulin) –". */
  private static final Pattern DATELINE =
      Pattern.compile(
          "[^。！？，,\\n]{0,30}日电(?:\\s*[(（](?:记者|通讯员)[^)）]{0,40}[)）])?"
              + "|[^.!?\\n]{0,80}\\((?:Reporters?|By)[^)]{0,60}\\)");

  private Dateline() {}

  /** Where the dateline at the start of a sentence ends; the start where there is none. */
  static int end(String text, int start, int end) {
    int reach = Math.min(end, start + LONGEST);
    if (!holdsSign(text, start, reach)) {
      return start;
    }
    Matcher matcher = DATELINE.matcher(text).region(start, reach);
    return matcher.lookingAt() ? matcher.end() : start;
  }

  /** Most sentences have neither, and are spared the pattern. */
  private static boolean holdsSign(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '电') {
        return true;
      }
    }
    return false;
  }
}
