package dev.isobar.query.search;

import dev.isobar.contracts.text.SimplifiedChinese;
import java.text.Normalizer;

/**
 * Splits text into search words: lower case, without accents and English inflections; Chinese,
 * Japanese and Korean as overlapping pairs of characters. The last character of such a run is also
 * a word, so that each character begins a word.
 *
 * <p>A word contains only letters and digits, at most {@link #MAX_LENGTH} characters.
 */
final class SearchTokenizer {
  /** In UTF-16 code units; the rest of a longer word is ignored. */
  static final int MAX_LENGTH = 64;

  /** Receives the words in order. A pair of characters has the position of its first character. */
  interface Sink {
    void word(String word, int position, boolean lastOfRun);
  }

  private final Sink sink;
  private final EnglishStemmer stemmer = new EnglishStemmer();
  private final char[] word = new char[MAX_LENGTH];
  private int length;
  private boolean ascii = true;
  private int pending = -1;
  private int position;

  SearchTokenizer(Sink sink, int position) {
    this.sink = sink;
    this.position = position;
  }

  /** Splits the text and returns the position after its last word. */
  int read(String text) {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80 && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')) {
        endRun();
        append(c >= 'A' && c <= 'Z' ? c + 32 : c);
      } else if (c < 0x80 && c != '\'') {
        end();
      } else {
        i = readOther(text, c, i);
      }
    }
    end();
    return position;
  }

  private int readOther(String text, int c, int next) {
    if (isPaired(c)) {
      endWord();
      pair(c < 0x10000 ? SimplifiedChinese.of((char) c) : c);
    } else if (c >= 0xFF01 && c <= 0xFF5E) {
      readWide(c - 0xFEE0);
    } else if (Character.isLetterOrDigit(c)) {
      endRun();
      append(Character.toLowerCase(c));
      ascii = false;
    } else if ((c == '\'' || c == 0x2019) && length > 0 && isPossessive(text, next)) {
      return next + 1;
    } else if (!isMark(c)) {
      end();
    }
    return next;
  }

  /** Reads full-width ASCII. */
  private void readWide(int c) {
    if (Character.isLetterOrDigit(c)) {
      endRun();
      append(Character.toLowerCase(c));
    } else {
      end();
    }
  }

  private static boolean isPossessive(String text, int at) {
    return at < text.length()
        && (text.charAt(at) == 's' || text.charAt(at) == 'S')
        && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
  }

  /** Returns whether the character is a combining accent, which belongs to the letter before it. */
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isPaired(int c) {
    return (c >= 0x2E80 && c <= 0x9FFF
            || c >= 0xAC00 && c <= 0xD7AF
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0x20000 && c <= 0x3FFFF)
        && Character.isLetter(c);
  }

  private void pair(int c) {
    if (pending >= 0) {
      sink.word(
          new StringBuilder(4).appendCodePoint(pending).appendCodePoint(c).toString(),
          position++,
          false);
    }
    pending = c;
  }

  private void append(int c) {
    if (length < MAX_LENGTH - 1) {
      length += Character.toChars(c, word, length);
    }
  }

  private void end() {
    endRun();
    endWord();
  }

  private void endRun() {
    if (pending >= 0) {
      sink.word(Character.toString(pending), position++, true);
      pending = -1;
    }
  }

  private void endWord() {
    if (length == 0) {
      return;
    }
    String found = ascii ? stemmer.stem(word, length) : folded(new String(word, 0, length));
    length = 0;
    ascii = true;
    if (!found.isEmpty()) {
      sink.word(found, position++, false);
    }
  }

  /** Removes accents, compatibility forms and the blanks to which some of these expand. */
  private static String folded(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFKD);
    StringBuilder kept = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .limit(MAX_LENGTH)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
