package dev.isobar.enrich.mention;

import java.util.regex.Pattern;

/** Recognises words that consist of pinyin syllables of Standard Chinese. */
final class PinyinDetector {
  private static final String SYLLABLE =
      "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
          + "(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu"
          + "|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve|ü|üe)'?";

  private static final Pattern WORDS =
      Pattern.compile("(?:" + SYLLABLE + "){1,6}(?:[\\s\\u00A0-](?:" + SYLLABLE + "){1,6}){0,5}");

  private static final int MAX_LENGTH = 40;

  private PinyinDetector() {}

  /** Returns whether one or more lower-case words can be read as pinyin without tones. */
  static boolean isPinyin(String word) {
    return word.length() <= MAX_LENGTH && WORDS.matcher(word).matches();
  }
}
