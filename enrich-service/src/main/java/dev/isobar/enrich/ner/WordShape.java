package dev.isobar.enrich.ner;

/**
 * Classifies the letters of a word, which the tokenizer converts to lower case. The models were
 * trained with these numbers.
 */
final class WordShape {
  static final int NONE = 0;
  private static final int LOWER = 1;
  private static final int TITLE = 2;
  private static final int UPPER = 3;
  private static final int MIXED = 4;
  private static final int DIGITS = 5;
  private static final int PUNCTUATION = 6;
  private static final int HAN = 7;
  private static final int CAPITAL = 8;
  private static final int OTHER = 9;

  private WordShape() {}

  /** Returns the shape of a word. */
  static int of(String word) {
    int first = word.codePointAt(0);
    if (BasicTokenizer.isHan(first)) {
      return HAN;
    }
    if (word.length() == Character.charCount(first) && BasicTokenizer.isPunctuation(first)) {
      return PUNCTUATION;
    }
    int upper = 0;
    int lower = 0;
    for (int at = 0; at < word.length(); ) {
      int point = word.codePointAt(at);
      if (Character.isDigit(point)) {
        return DIGITS;
      }
      upper += Character.isUpperCase(point) ? 1 : 0;
      lower += Character.isLowerCase(point) ? 1 : 0;
      at += Character.charCount(point);
    }
    if (upper == 0) {
      return lower > 0 ? LOWER : OTHER;
    }
    if (lower == 0) {
      return upper == 1 ? CAPITAL : UPPER;
    }
    return upper == 1 && Character.isUpperCase(first) ? TITLE : MIXED;
  }
}
