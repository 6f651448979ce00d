package dev.isobar.enrich.topic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts different words that speak for or against other meanings of labels. */
final class SenseEvidence {
  private final Map<Integer, Double> other = new HashMap<>();
  private final Map<Integer, Integer> real = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  /**
   * Adds a word; a repeated one counts nothing.
   *
   * @param weight of a word that speaks for the other meaning; negative for the topic
   */
  void add(int sense, double weight, String word) {
    if (seen.add(sense + " " + word)) {
      if (weight < 0) {
        real.merge(sense, 1, Integer::sum);
      } else {
        other.merge(sense, weight, Double::sum);
      }
    }
  }

  /** Returns the weight of the words that speak for the other meaning. */
  double other(int sense) {
    return other.getOrDefault(sense, 0.0);
  }

  /** Returns the number of words that speak for the topic. */
  int real(int sense) {
    return real.getOrDefault(sense, 0);
  }
}
