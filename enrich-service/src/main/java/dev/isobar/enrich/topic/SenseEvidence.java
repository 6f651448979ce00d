package dev.isobar.enrich.topic;

import java.util.HashSet;
import java.util.Set;

/** Counts different words that speak for or against other meanings of labels. */
final class SenseEvidence {
  private final double[] other;
  private final int[] real;
  private final Set<Object> seen = new HashSet<>();

  /**
   * Creates an empty count.
   *
   * @param senses number of other meanings
   */
  SenseEvidence(int senses) {
    other = new double[senses];
    real = new int[senses];
  }

  /**
   * Adds a word; a repeated one counts nothing.
   *
   * @param weight of a word that speaks for the other meaning; negative for the topic
   * @param key identifies the word and the meaning
   */
  void add(int sense, double weight, Object key) {
    if (seen.add(key)) {
      if (weight < 0) {
        real[sense]++;
      } else {
        other[sense] += weight;
      }
    }
  }

  /** Returns the weight of the words that speak for the other meaning. */
  double other(int sense) {
    return other[sense];
  }

  /** Returns the number of words that speak for the topic. */
  int real(int sense) {
    return real[sense];
  }
}
