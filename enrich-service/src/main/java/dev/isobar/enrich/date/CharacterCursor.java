package dev.isobar.enrich.date;

/** The characters of a Chinese text, as its dates ask for them; none lies beyond the end. */
final class CharacterCursor {
  private final String text;

  CharacterCursor(String text) {
    this.text = text;
  }

  boolean is(int i, String words) {
    return text.startsWith(words, i);
  }

  /** A word in both scripts, or two words of one meaning. */
  boolean is(int i, String words, String others) {
    return text.startsWith(words, i) || text.startsWith(others, i);
  }

  /** Whether one of {@code characters} stands at {@code i}. */
  boolean isOneOf(int i, String characters) {
    return indexIn(characters, i) >= 0;
  }

  /** Where in {@code characters} the one at {@code i} stands; -1 for nowhere. */
  int indexIn(String characters, int i) {
    return i >= 0 && i < text.length() ? characters.indexOf(text.charAt(i)) : -1;
  }

  boolean isAscii(int i) {
    return i < text.length() && text.charAt(i) < 0x80;
  }

  /** Behind the spaces at {@code i}, three at most. */
  int skipSpaces(int i) {
    int at = i;
    while (at < i + 3 && at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Behind the measure word 个 at {@code i}, where there is one. */
  int skipMeasure(int i) {
    return is(i, "个", "個") ? i + 1 : i;
  }
}
