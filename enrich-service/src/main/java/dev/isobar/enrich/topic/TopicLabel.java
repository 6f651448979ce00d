package dev.isobar.enrich.topic;

import dev.isobar.enrich.taxonomy.Concept;

/**
 * What one label says.
 *
 * @param weight 1 for a sure sign of the concept; 0 for a phrase that means something else
 * @param label tells the labels of a concept apart: a new word says more than one said again
 */
record TopicLabel(Concept concept, double weight, String label) {
  /** Below this weight, a label rarely suffices alone. */
  private static final double HINT = 0.5;

  boolean isHint() {
    return weight < HINT;
  }

  boolean isNegative() {
    return weight == 0;
  }
}
