package dev.isobar.enrich.taxonomy;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;

/**
 * Matches labels from each position at which a label can begin. Labels begin at the start of a
 * word, so that most characters of a Latin text need no step. Following the automaton's failure
 * links through every character took twice as long.
 */
final class LabelTrie<V> extends AhoCorasickDoubleArrayTrie<V> {
  private static final long serialVersionUID = 1;

  /** Receives each match; returns false to stop. */
  @FunctionalInterface
  interface Visitor<V> {
    boolean visit(int begin, int end, V value);
  }

  /**
   * Passes all labels that begin at a position to the visitor, shortest first. Returns false if the
   * visitor stopped.
   */
  boolean walk(char[] characters, int length, int begin, Visitor<V> visitor) {
    int state = 0;
    for (int i = begin; i < length; i++) {
      int from = base[state];
      int next = from + characters[i] + 1;
      if (next >= check.length || check[next] != from) {
        return true;
      }
      state = next;
      int[] found = output[state];
      if (found != null && !visitLabel(found, begin, i + 1, visitor)) {
        return false;
      }
    }
    return true;
  }

  /** Passes on the label that begins where the walk began, among those that end here. */
  private boolean visitLabel(int[] found, int begin, int end, Visitor<V> visitor) {
    for (int label : found) {
      if (l[label] == end - begin) {
        return visitor.visit(begin, end, v[label]);
      }
    }
    return true;
  }
}
