package dev.isobar.enrich.topic;

import dev.isobar.enrich.taxonomy.Concept;

/**
 * Holds a label of a concept with its weight.
 *
 * @param concept null for a phrase that has another meaning than any label in it
 * @param weight 1 if the label certainly means the concept; 0 for a phrase with another meaning
 * @param label identifies the label within its concept, because a new label counts more than a
 *     repeated one
 * @param noise whether it is an error of translation, which counts only beside a sure sign
 */
record TopicLabel(Concept concept, double weight, String label, boolean noise) {
  /** Weight below which a label rarely suffices alone. */
  private static final double MAX_HINT_WEIGHT = 0.5;

  TopicLabel(Concept concept, double weight, String label) {
    this(concept, weight, label, false);
  }

  /** Returns a phrase that has another meaning than any label in it. */
  static TopicLabel negative(String phrase) {
    return new TopicLabel(null, 0, phrase);
  }

  /** Returns whether the label only hints at the concept. */
  boolean isHint() {
    return weight < MAX_HINT_WEIGHT;
  }

  /** Returns whether the label is a phrase with another meaning. */
  boolean isNegative() {
    return weight == 0;
  }

  /** Returns whether the label alone means the concept. */
  boolean isSure() {
    return !noise && !isHint();
  }
}
