package dev.isobar.enrich.ner;

import dev.isobar.contracts.text.SimplifiedChinese;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * Splits Chinese text into the words of a dictionary. For each character it returns the class of
 * its word and the position in the word, which are input features of the Chinese model.
 *
 * <p>A run of Han characters is split into the words with the lowest total cost; of two equal
 * splits, the one with the longer first word wins. A character that is not in the dictionary costs
 * {@value #UNKNOWN_COST} and is a word of its own. The model was trained with the same algorithm in
 * {@code tools/train-recogniser/words.py}; keep both in step. The time is linear in the length of
 * the text.
 *
 * <p>The words, their frequencies and parts of speech are those of jieba 0.42.1 (MIT licence).
 */
final class ChineseSegmenter {
  private static final String RESOURCE = "/recogniser/zh/words.txt.gz";

  /** The first feature; smaller numbers are the shapes of other words. */
  static final int FIRST = 10;

  /** Unknown, noun, person, place, organisation, other name, verb, adjective, number, ... */
  private static final String CLASSES = "unspozvamfi";

  private static final int MAX_WORD_LENGTH = 8;
  private static final int UNKNOWN_COST = 254;

  /**
   * Odd multiplier without a regular bit pattern, so that no two words of the dictionary have the
   * same key.
   */
  private static final long HASH_MULTIPLIER = 0x9E3779B97F4A7C15L;

  private static final int SLOT_BITS = 19;
  private static final int MAX_WORDS = (1 << SLOT_BITS) * 3 / 4;

  private final long[] keys = new long[1 << SLOT_BITS];
  private final byte[] costs = new byte[1 << SLOT_BITS];
  private final byte[] classes = new byte[1 << SLOT_BITS];
  private int size;

  private ChineseSegmenter() {}

  /**
   * Loads the bundled dictionary.
   *
   * @throws IOException if the dictionary is missing or cannot be read
   */
  static ChineseSegmenter load() throws IOException {
    try (InputStream in = ChineseSegmenter.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("dictionary is missing: " + RESOURCE);
      }
      return read(new InputStreamReader(new GZIPInputStream(in, 1 << 16), StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a dictionary whose lines consist of a word, the letter of its class and its cost from 0
   * to 254: {@code 欧盟z137}.
   *
   * @throws IllegalArgumentException if a line is invalid; the message names the first such line
   */
  static ChineseSegmenter read(Reader in) throws IOException {
    ChineseSegmenter words = new ChineseSegmenter();
    try (BufferedReader lines = new BufferedReader(in, 1 << 16)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        words.add(line);
      }
    }
    return words;
  }

  private void add(String line) {
    long key = 0;
    int length = 0;
    while (length < line.length() && isHan(line.charAt(length))) {
      key = key * HASH_MULTIPLIER + line.charAt(length++);
    }
    int kind = length < line.length() ? CLASSES.indexOf(line.charAt(length)) : -1;
    int cost = kind < 0 ? -1 : cost(line, length + 1);
    int slot = slot(key);
    if (length == 0
        || length > MAX_WORD_LENGTH
        || cost < 0
        || keys[slot] == key
        || size == MAX_WORDS) {
      throw new IllegalArgumentException(
          "line "
              + (size + 1)
              + " of the dictionary: \""
              + line
              + "\" must be a new word, a class letter and a cost from 0 to 254");
    }
    keys[slot] = key;
    costs[slot] = (byte) cost;
    classes[slot] = (byte) kind;
    size++;
  }

  private static int cost(String line, int from) {
    int cost = from < line.length() ? 0 : -1;
    for (int i = from; i < line.length(); i++) {
      int digit = line.charAt(i) - '0';
      cost = cost * 10 + digit;
      if (digit < 0 || digit > 9 || cost > UNKNOWN_COST) {
        return -1;
      }
    }
    return cost;
  }

  /** Returns the slot of a key, or the free slot for it. */
  private int slot(long key) {
    int slot = (int) ((key ^ key >>> 31) * HASH_MULTIPLIER >>> 64 - SLOT_BITS);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  /**
   * Returns the letter of a word's class; 0 if the dictionary does not have the word. Traditional
   * characters are not converted.
   */
  char kind(String word) {
    long key = 0;
    for (int i = 0; i < word.length(); i++) {
      if (!isHan(word.charAt(i))) {
        return 0;
      }
      key = key * HASH_MULTIPLIER + word.charAt(i);
    }
    int slot = slot(key);
    return word.isEmpty() || keys[slot] != key ? 0 : CLASSES.charAt(classes[slot]);
  }

  /**
   * Returns the features of a part of a text, one for each UTF-16 unit: {@code FIRST + 4 * class +
   * position}, or 0 if the unit is not a Han character. The position is 0 at the start of a word, 1
   * inside it, 2 at its end and 3 for a word of one character.
   */
  byte[] features(String text, int from, int to) {
    byte[] features = new byte[to - from];
    for (int at = from; at < to; at++) {
      int start = at;
      while (at < to && isHan(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        segment(text, start, at, features, start - from);
      }
    }
    return features;
  }

  /** Returns whether a part of a text, Simplified or Traditional, is a word of the dictionary. */
  boolean isWord(String text, int from, int to) {
    long key = 0;
    for (int i = from; i < to; i++) {
      key = key * HASH_MULTIPLIER + SimplifiedChinese.of(text.charAt(i));
    }
    return keys[slot(key)] == key;
  }

  /** Returns the total cost of the words of a text that consists of Han characters. */
  int cost(String text) {
    return segment(text, 0, text.length(), new byte[text.length()], 0);
  }

  private int segment(String text, int from, int to, byte[] features, int shift) {
    int length = to - from;
    int[] best = new int[length + 1];
    byte[] ends = new byte[length];
    byte[] kinds = new byte[length];
    for (int i = length - 1; i >= 0; i--) {
      best[i] = best[i + 1] + UNKNOWN_COST;
      ends[i] = 1;
      long key = 0;
      for (int n = 1; n <= Math.min(MAX_WORD_LENGTH, length - i); n++) {
        key = key * HASH_MULTIPLIER + text.charAt(from + i + n - 1);
        int slot = slot(key);
        int cost = best[i + n] + (costs[slot] & 0xFF);
        if (keys[slot] == key && (cost <= best[i] || n == 1)) {
          best[i] = cost;
          ends[i] = (byte) n;
          kinds[i] = classes[slot];
        }
      }
    }
    for (int at = 0; at < length; at += ends[at]) {
      for (int n = 0; n < ends[at]; n++) {
        int position = ends[at] == 1 ? 3 : n == 0 ? 0 : n == ends[at] - 1 ? 2 : 1;
        features[shift + at + n] = (byte) (FIRST + 4 * kinds[at] + position);
      }
    }
    return best[0];
  }

  /**
   * Uses the set of {@code tools/train-recogniser/words.py}, with which the model was trained; it
   * does not contain 〇.
   */
  private static boolean isHan(char c) {
    return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c >= 0xF900 && c <= 0xFAFF;
  }
}
