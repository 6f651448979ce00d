package dev.isobar.enrich.ner;

import java.util.Arrays;

/** Splits a text into words: a Han character, a punctuation mark, or a run of other characters. */
final class BasicTokenizer {
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int size;

  /** Returns the words between two offsets of a text. */
  static BasicTokenizer of(String text, int from, int to) {
    BasicTokenizer words = new BasicTokenizer();
    int wordStart = -1;
    for (int at = from; at < to; ) {
      int codePoint = text.codePointAt(at);
      int next = Math.min(to, at + Character.charCount(codePoint));
      boolean single = isHan(codePoint) || isPunctuation(codePoint);
      if (single || isSeparator(codePoint)) {
        if (wordStart >= 0) {
          words.add(wordStart, at);
          wordStart = -1;
        }
        if (single) {
          words.add(at, next);
        }
      } else if (wordStart < 0) {
        wordStart = at;
      }
      at = next;
    }
    if (wordStart >= 0) {
      words.add(wordStart, to);
    }
    return words;
  }

  private void add(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    starts[size] = start;
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  /**
   * Returns whether BERT's basic tokenizer treats the character as Han; the models were trained
   * with that set.
   */
  static boolean isHan(int codePoint) {
    return codePoint >= 0x3400
        && (codePoint <= 0x4DBF
            || codePoint >= 0x4E00 && codePoint <= 0x9FFF
            || codePoint >= 0xF900 && codePoint <= 0xFAFF
            || codePoint >= 0x20000 && codePoint <= 0x2FA1F);
  }

  static boolean isPunctuation(int codePoint) {
    if (codePoint < 128) {
      return codePoint >= 33 && codePoint <= 47
          || codePoint >= 58 && codePoint <= 64
          || codePoint >= 91 && codePoint <= 96
          || codePoint >= 123 && codePoint <= 126;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }

  static boolean isSeparator(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
