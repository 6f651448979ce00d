package dev.isobar.query.story;

import java.util.Locale;

/** Returns the terms of English words, and remembers them: most words are in many articles. */
final class WordTerms {
  /** No term: a stop word or a single letter. */
  static final int NONE = -1;

  private static final Word[] CACHE = new Word[1 << 14];

  private record Word(String text, int term) {
    boolean is(String other, int start, int length) {
      return text.length() == length && other.startsWith(text, start);
    }
  }

  private WordTerms() {}

  /** Returns the term of the word in a range of a text, or {@link #NONE}. */
  static int of(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = (hash ^ hash >>> 15) & CACHE.length - 1;
    Word known = CACHE[slot];
    if (known == null || !known.is(text, start, end - start)) {
      String word = text.substring(start, end);
      known = new Word(word, termOf(word.toLowerCase(Locale.ROOT)));
      // Threads may replace each other's words, which only costs time.
      CACHE[slot] = known;
    }
    return known.term();
  }

  private static int termOf(String word) {
    return word.length() > 1 && !Glossary.get().isStopWord(word)
        ? Glossary.term(WordStem.of(word))
        : NONE;
  }
}
