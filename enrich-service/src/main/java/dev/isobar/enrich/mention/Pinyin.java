package dev.isobar.enrich.mention;

import java.util.regex.Pattern;

/** Tells words that are made of syllables of Standard Chinese, as pinyin spells them. */
final class Pinyin {
  private static final String SYLLABLE =
      "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
          + "(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu"
          + "|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve|ü|üe)'?";

  private static final Pattern WORDS =
      Pattern.compile("(?:" + SYLLABLE + "){1,6}(?:[\\s\\u00A0-](?:" + SYLLABLE + "){1,6}){0,5}");

  private static final int LONGEST = 40;

  private Pinyin() {}

  /** Whether a lower-case word, or several, can be read as pinyin without tones. */
  static boolean isWord(String word) {
    return word.length() <= LONGEST && WORDS.matcher(word).matches();
  }
}
