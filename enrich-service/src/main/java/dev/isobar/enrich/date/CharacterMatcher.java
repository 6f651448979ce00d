package dev.isobar.enrich.date;

/**
 * Gives the date rules access to the characters of a Chinese text. Offsets beyond the end never
 * match.
 */
final class CharacterMatcher {
  private final String text;

  CharacterMatcher(String text) {
    this.text = text;
  }

  boolean is(int i, String words) {
    return text.startsWith(words, i);
  }

  /**
   * Returns whether one of two words begins at an offset: the same word in both scripts, or two
   * synonyms.
   */
  boolean is(int i, String words, String others) {
    return text.startsWith(words, i) || text.startsWith(others, i);
  }

  /** Returns whether the character at {@code i} is one of {@code characters}. */
  boolean isOneOf(int i, String characters) {
    return indexIn(characters, i) >= 0;
  }

  /** Returns the index in {@code characters} of the character at {@code i}, or -1. */
  int indexIn(String characters, int i) {
    return i >= 0 && i < text.length() ? characters.indexOf(text.charAt(i)) : -1;
  }

  boolean isAscii(int i) {
    return i < text.length() && text.charAt(i) < 0x80;
  }

  /** Returns the offset after the spaces at {@code i}, of which at most three are skipped. */
  int skipSpaces(int i) {
    int at = i;
    while (at < i + 3 && at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Returns the offset after the measure word 个 at {@code i}, or {@code i} if there is none. */
  int skipMeasure(int i) {
    return is(i, "个", "個") ? i + 1 : i;
  }

  /** Returns whether an ASCII digit or a digit in Han characters is at {@code i}. */
  boolean isDigit(int i) {
    return isAsciiDigit(i) || isOneOf(i, "〇零一二三四五六七八九");
  }

  boolean isAsciiDigit(int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  boolean isAsciiLetter(int i) {
    return i >= 0
        && i < text.length()
        && (text.charAt(i) | 0x20) >= 'a'
        && (text.charAt(i) | 0x20) <= 'z';
  }

  /** Returns whether the text ends at {@code i}, or a space or punctuation mark is there. */
  boolean isBoundary(int i) {
    return i < 0 || i >= text.length() || !Character.isLetterOrDigit(text.charAt(i));
  }

  /**
   * Returns the offset at which the second part of a range begins, or -1 if no connecting word is
   * at {@code i}.
   */
  int connector(int i) {
    int j = skipSpaces(i);
    if (!isOneOf(j, "到至和与與-–—~～")) {
      return -1;
    }
    return skipSpaces(isOneOf(j, "-–—") && isOneOf(j + 1, "-–—") ? j + 2 : j + 1);
  }
}
