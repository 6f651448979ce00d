package dev.isobar.enrich.date;

import java.util.Map;

/**
 * Maps lower-case ASCII words to small numbers. A word can be looked up inside a text without
 * copying it.
 */
final class AsciiWordMap {
  private final String[] words;
  private final byte[] values;
  private final int mask;

  AsciiWordMap(Map<String, Integer> numbered) {
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

  /**
   * Returns the slot of a word of a text, ignoring its case, or a negative value if the word is
   * unknown.
   */
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

  String word(int slot) {
    return words[slot];
  }

  int value(int slot) {
    return values[slot];
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
