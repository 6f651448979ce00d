package dev.isobar.enrich.ner;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells ordinary Chinese words from names, with the dictionary of the Chinese recogniser. */
public final class ChineseWords {
  /**
   * Classes of names: person, place, organisation, other name; and of what the list cannot tell.
   */
  private static final String NAMES = "uspoz";

  private ChineseWords() {}

  /** Holds the dictionary, which is read when it is first needed. */
  private static final class Bundled {
    static final ChineseSegmenter WORDS = load();

    private static ChineseSegmenter load() {
      try {
        return ChineseSegmenter.load();
      } catch (IOException e) {
        throw new UncheckedIOException("dictionary of Chinese words", e);
      }
    }
  }

  /** Returns the dictionary, which the Chinese recogniser shares. */
  static ChineseSegmenter dictionary() {
    return Bundled.WORDS;
  }

  /** Returns whether a word is in the dictionary and is neither a name nor of an unknown class. */
  public static boolean isOrdinary(String word) {
    char kind = dictionary().kind(word);
    return kind != 0 && NAMES.indexOf(kind) < 0;
  }
}
