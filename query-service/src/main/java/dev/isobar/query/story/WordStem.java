package dev.isobar.query.story;

/**
 * Cuts inflections and derivations from English words, so that {@code negotiations} in an article
 * and {@code negotiate} in a dictionary are one term. It is coarser than the stemmer of the search:
 * a wrong match of one word does no harm among a hundred.
 */
final class WordStem {
  private static final int MIN_STEM = 4;
  private static final String[] LONG_ENDINGS = {
    "ational", "ization", "isation", "fulness", "ousness", "iveness"
  };
  private static final String[] ENDINGS = {
    "ingly", "edly", "ments", "ment", "ness", "ing", "ers", "ed", "ly", "er", "ion", "al", "ive",
    "able", "ance", "ence", "ant", "ent", "ity", "ous"
  };
  private static final String DOUBLED = "bdgmnprt";

  private WordStem() {}

  /** Returns the stem of a lower-case word; words of up to three letters are their own stem. */
  static String of(String word) {
    if (word.length() < MIN_STEM) {
      return word;
    }
    String stem = withoutEnding(withoutEnding(singular(word), LONG_ENDINGS), ENDINGS);
    int last = stem.length() - 1;
    if (last >= MIN_STEM
        && stem.charAt(last) == stem.charAt(last - 1)
        && DOUBLED.indexOf(stem.charAt(last)) >= 0) {
      last--;
    }
    if (last >= MIN_STEM - 1 && (stem.charAt(last) == 'e' || stem.charAt(last) == 'y')) {
      last--;
    }
    return stem.substring(0, last + 1);
  }

  private static String singular(String word) {
    int length = word.length();
    if (word.endsWith("ies") && length > MIN_STEM) {
      return word.substring(0, length - 3) + "y";
    }
    if (word.endsWith("sses")) {
      return word.substring(0, length - 2);
    }
    boolean plural =
        word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
    return plural ? word.substring(0, length - 1) : word;
  }

  private static String withoutEnding(String word, String[] endings) {
    for (String ending : endings) {
      if (word.length() - ending.length() >= MIN_STEM && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
