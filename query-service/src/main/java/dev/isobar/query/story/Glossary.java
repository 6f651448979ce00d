package dev.isobar.query.story;

import dev.isobar.contracts.text.ClasspathText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Translates Chinese words to terms, and knows how rare a term is in general. Terms are hashes of
 * English stems, so that articles in both languages are compared by the same terms. The words are
 * those of CC-CEDICT, their frequencies those of jieba (tools/make-glossary). Nothing depends on
 * other articles, so two articles compare the same at any time.
 */
final class Glossary {
  /** Length of the longest word. */
  static final int MAX_LENGTH = 4;

  /** Rarity of a term that is in no gloss: mostly names. */
  private static final double MAX_RARITY = 10.5;

  private static final double RARITY_UNIT = 12;

  /** Added to each frequency, so that one rare word in the list does not count more than none. */
  private static final double SMOOTHING = 40;

  private static final int SLOTS = 1 << 18;
  private static final int TERM_BITS = 24;

  private static final class Holder {
    static final Glossary INSTANCE = new Glossary();
  }

  private final Set<String> stopWords =
      Set.of(ClasspathText.read(Glossary.class, "stop-words.txt").strip().split("\\s+"));
  private final long[] words = new long[SLOTS];
  private final int[][] terms = new int[SLOTS][];

  /** Indexed by the term, which has 24 bits: 16 MB buy a look-up without search. */
  private final byte[] rarities = new byte[1 << TERM_BITS];

  private Glossary() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Glossary.class.getResourceAsStream("glossary.txt.gz")),
                StandardCharsets.UTF_8))) {
      Map<Integer, Double> frequencies = new HashMap<>(1 << 16);
      double total = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        total += add(line.split("\t"), frequencies);
      }
      setRarities(frequencies, total);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the bundled glossary; the first call takes a fifth of a second. */
  static Glossary get() {
    return Holder.INSTANCE;
  }

  private void setRarities(Map<Integer, Double> frequencies, double total) {
    Arrays.fill(rarities, (byte) Math.round(MAX_RARITY * RARITY_UNIT));
    frequencies.forEach(
        (term, frequency) -> {
          double rarity = Math.min(MAX_RARITY, Math.log(total / (frequency + SMOOTHING)));
          rarities[term] = (byte) Math.round(rarity * RARITY_UNIT);
        });
  }

  /** Adds a word and returns its frequency. */
  private double add(String[] line, Map<Integer, Double> frequencies) {
    String[] glosses = line[2].split(" ");
    int[] found = new int[glosses.length];
    double frequency = Double.parseDouble(line[1]);
    for (int i = 0; i < glosses.length; i++) {
      found[i] = term(WordStem.of(glosses[i]));
      frequencies.merge(found[i], frequency / glosses.length, Double::sum);
    }
    long word = pack(line[0], 0, line[0].length());
    int slot = slot(word);
    words[slot] = word;
    terms[slot] = found;
    return frequency;
  }

  /** Returns the length of the longest word that starts at a position, or 0 if none does. */
  int longestWord(CharSequence text, int start, int end) {
    for (int length = Math.min(MAX_LENGTH, end - start); length > 0; length--) {
      if (words[slot(pack(text, start, length))] != 0) {
        return length;
      }
    }
    return 0;
  }

  /** Returns the terms of a word that {@link #longestWord} found. */
  int[] translate(CharSequence text, int start, int length) {
    return terms[slot(pack(text, start, length))];
  }

  boolean isStopWord(String word) {
    return stopWords.contains(word);
  }

  /** Returns the negative logarithm of a term's share of general text, at most 10.5. */
  double rarity(int term) {
    return rarities[term] / RARITY_UNIT;
  }

  /** Returns the term of a stem or a number: 24 bits, so that few collide within an article. */
  static int term(String stem) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < stem.length(); i++) {
      hash = (hash ^ stem.charAt(i)) * 0x01000193;
    }
    return (hash ^ hash >>> TERM_BITS) & (1 << TERM_BITS) - 1;
  }

  private static long pack(CharSequence text, int start, int length) {
    long word = 0;
    for (int i = start; i < start + length; i++) {
      word = word << Character.SIZE | text.charAt(i);
    }
    return word;
  }

  /** Returns where a word is, or would be put. */
  private int slot(long word) {
    int slot = (int) (word * 0x9e3779b97f4a7c15L >>> Long.SIZE - 18);
    while (words[slot] != 0 && words[slot] != word) {
      slot = slot + 1 & SLOTS - 1;
    }
    return slot;
  }
}
