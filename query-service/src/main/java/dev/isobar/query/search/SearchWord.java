package dev.isobar.query.search;

import java.util.Set;

/**
 * A word of a text or a query.
 *
 * @param text folded letters and digits
 * @param stem the text without English inflections
 * @param hash the hash of the stem in {@link SearchField#TEXT}
 */
record SearchWord(String text, String stem, long hash) {
  /** Words, most of which occur in many articles, by a hash of their letters. */
  private static final SearchWord[] CACHE = new SearchWord[1 << 14];

  /** Shared by all threads: few words are not in the cache, and a lock costs less than one each. */
  private static final EnglishStemmer STEMMER = new EnglishStemmer();

  /** Returns the word of the first characters of an array. */
  static SearchWord of(char[] letters, int length) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + letters[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (CACHE.length - 1);
    SearchWord known = CACHE[slot];
    if (known == null || !known.is(letters, length)) {
      known = of(new String(letters, 0, length));
      // Threads may replace each other's words, which only costs time.
      CACHE[slot] = known;
    }
    return known;
  }

  static SearchWord of(String text) {
    String stem = isEnglish(text) ? stem(text) : text;
    return new SearchWord(text, stem, SearchField.TEXT.hash(stem));
  }

  private static String stem(String text) {
    synchronized (STEMMER) {
      return STEMMER.stem(text);
    }
  }

  /** Returns the stems of words that begin with a prefix, unless the stems begin so themselves. */
  static Set<String> stemsOfPrefix(String prefix) {
    synchronized (STEMMER) {
      return isEnglish(prefix) ? STEMMER.stemsOfPrefix(prefix) : Set.of();
    }
  }

  private static boolean isEnglish(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  private boolean is(char[] letters, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != letters[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number at the beginning of a word such as {@code 5c}; null if there is none. */
  SearchWord number() {
    int digits = 0;
    while (digits < text.length() && SearchTokenizer.isDigit(text.charAt(digits))) {
      digits++;
    }
    return digits == 0 || digits == text.length() ? null : of(text.substring(0, digits));
  }
}
