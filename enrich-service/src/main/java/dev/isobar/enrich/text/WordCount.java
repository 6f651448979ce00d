package dev.isobar.enrich.text;

import dev.isobar.contracts.text.HanText;

/**
 * Holds the length of a text that may be Chinese in part.
 *
 * @param words the number of words and numbers outside the Chinese parts
 * @param han the number of Chinese characters
 */
public record WordCount(int words, int han) {
  private static final double HAN_PER_WORD = 1.7;

  /** Counts the part of a text from {@code start} to {@code end}. */
  public static WordCount of(String text, int start, int end) {
    int words = 0;
    int han = 0;
    boolean inWord = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean chinese = c >= 0x80 && HanText.isHan(c);
      boolean letter = c < 0x80 ? isAsciiLetter(c) : !chinese && Character.isLetterOrDigit(c);
      han += chinese ? 1 : 0;
      words += letter && !inWord ? 1 : 0;
      inWord = letter;
    }
    return new WordCount(words, han);
  }

  /** Returns the length in words. */
  public double total() {
    return words + han / HAN_PER_WORD;
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
