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
    Matcher matcher = DATELINE.matcher(text).region(start, Math.min(end, start + LONGEST));
    return matcher.lookingAt() ? matcher.end() : start;
  }
}
