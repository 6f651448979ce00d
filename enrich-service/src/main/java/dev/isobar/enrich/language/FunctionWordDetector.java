package dev.isobar.enrich.language;

import java.util.List;
import java.util.Locale;

/**
 * Detects the language of a text in Latin letters by its function words, which make up a third to a
 * half of any running text, and by letters that few languages write.
 */
final class FunctionWordDetector {
  private static final String UNKNOWN = "und";
  private static final String ENGLISH = "en";

  /** Number of words examined; more words do not change the result. */
  private static final int MAX_WORDS = 240;

  /** A text with fewer words is a title or a list, which may have no function words. */
  private static final int MIN_TEXT_WORDS = 12;

  /** Least share of signs of a language among the words of a text; unknown languages have less. */
  private static final double MIN_SHARE = 0.08;

  private FunctionWordDetector() {}

  /**
   * Returns the ISO 639-1 code of the language, or {@code und}. A few words without function words
   * and without foreign letters are English.
   */
  static String of(String text, List<ScriptRuns.Run> runs) {
    int[] hits = new int[LatinLanguages.CODES.size()];
    int words = 0;
    int counted = 0;
    int foreign = 0;
    for (ScriptRuns.Run run : runs) {
      if (run.script() != Script.LATIN) {
        continue;
      }
      int at = run.start();
      while (at < run.end() && words < MAX_WORDS) {
        int start = endOfRun(text, at, run.end(), false);
        int end = endOfRun(text, start, run.end(), true);
        // A single letter is often a list item, an initial or the rest of a contraction.
        if (end > start + 1) {
          counted++;
          foreign += count(text, start, end, hits) ? 1 : 0;
        }
        words++;
        at = Math.max(end, at + 1);
      }
    }
    return best(hits, counted, foreign);
  }

  /** Counts the signs of a word, and returns whether it has letters that are not ASCII. */
  private static boolean count(String text, int start, int end, int[] hits) {
    long letters = -1;
    boolean foreign = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        foreign = true;
        long mask = LatinLanguages.ofLetter(c);
        letters &= mask == 0 ? -1 : mask;
      }
    }
    long words =
        end - start <= LatinLanguages.LONGEST_WORD
            ? LatinLanguages.ofWord(text.substring(start, end).toLowerCase(Locale.ROOT))
            : 0;
    add(words, hits);
    if (letters != -1) {
      add(letters, hits);
    }
    return foreign;
  }

  private static void add(long mask, int[] hits) {
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      hits[Long.numberOfTrailingZeros(rest)]++;
    }
  }

  private static String best(int[] hits, int words, int foreign) {
    int best = 0;
    for (int i = 1; i < hits.length; i++) {
      if (hits[i] > hits[best]) {
        best = i;
      }
    }
    if (hits[best] < 2 || words >= MIN_TEXT_WORDS && hits[best] < MIN_SHARE * words) {
      return words < MIN_TEXT_WORDS && 3 * foreign <= words ? ENGLISH : UNKNOWN;
    }
    for (int i = 0; i < hits.length; i++) {
      if (hits[i] == hits[best] && LatinLanguages.areNeighbours(i, best)) {
        return UNKNOWN;
      }
    }
    return LatinLanguages.CODES.get(best);
  }

  /**
   * Returns the first offset from {@code from} on at which the run of letters (or of other
   * characters) ends.
   */
  private static int endOfRun(String text, int from, int to, boolean whileLetters) {
    int at = from;
    while (at < to && Character.isLetter(text.charAt(at)) == whileLetters) {
      at++;
    }
    return at;
  }
}
