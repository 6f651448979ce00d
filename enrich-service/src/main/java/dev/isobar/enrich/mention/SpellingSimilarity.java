package dev.isobar.enrich.mention;

import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Decides whether a name may be a misspelling of another one. */
final class SpellingSimilarity {
  /** Least length of a family name; shorter ones have too many neighbours. */
  static final int MIN_SURNAME_LENGTH = 5;

  /**
   * Least Jaro-Winkler similarity. Podista and Podesta have .933, the nearest different name .826.
   */
  private static final double MIN_SIMILARITY = 0.9;

  private static final DoubleMetaphone SOUND = new DoubleMetaphone();
  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

  private SpellingSimilarity() {}

  /** Returns a key that is the same for words that sound alike. */
  static String sound(String word) {
    return SOUND.doubleMetaphone(word);
  }

  /** Returns whether two words in lower case are spelt nearly the same. */
  static boolean isSimilar(String a, String b) {
    return SIMILARITY.apply(a, b) >= MIN_SIMILARITY;
  }
}
