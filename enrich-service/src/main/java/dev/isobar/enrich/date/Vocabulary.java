package dev.isobar.enrich.date;

import java.util.Map;

/**
 * Words in small letters of the ASCII range, each with a number; found in a text without a copy of
 * its words.
 */
final class Vocabulary {
  private final String[] words;
  private final byte[] values;
  private final int mask;

  Vocabulary(Map<String, Integer> numbered) {
    int size = Integer.highestOneBit(4 * numbered.size()) * 2;
    words = new String[size];
    values = new byte[size];
    mask = size - 1;
    numbered.forEach(this::put);
  }

  private void put(String word, int value) {
    int slot = ~find(word, 0, word.length());
    words[slot] = word;
    values[slot] = (byte) value;
  }

  /** The place of a word of a text, whatever its case; negative for a word that is not here. */
  int find(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + lower(text.charAt(i));
    }
    int slot = (hash ^ hash >>> 15) & mask;
    while (words[slot] != null) {
      if (isAt(words[slot], text, from, to)) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return ~slot;
  }

  String word(int place) {
    return words[place];
  }

  int value(int place) {
    return values[place];
  }

  private static boolean isAt(String word, String text, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (word.charAt(i - from) != lower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }
}
