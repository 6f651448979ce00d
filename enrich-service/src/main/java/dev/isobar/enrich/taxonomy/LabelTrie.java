package dev.isobar.enrich.taxonomy;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.Map;

/**
 * Matches labels from each position at which a label can begin. Labels begin at the start of a
 * word, so that most characters of a Latin text need no step. Following the automaton's failure
 * links through every character took twice as long.
 */
final class LabelTrie<V> extends AhoCorasickDoubleArrayTrie<V> {
  private static final long serialVersionUID = 1;

  /**
   * Two numbers per state: its base, doubled, plus one if labels end at the state; and its check.
   * One step reads one place in memory instead of three, which matters because the trie is larger
   * than the processor's cache.
   */
  private int[] states;

  /** Receives each match; returns false to stop. */
  @FunctionalInterface
  interface Visitor<V> {
    boolean visit(int begin, int end, V value);
  }

  @Override
  public void build(Map<String, V> values) {
    super.build(values);
    states = new int[2 * check.length];
    for (int state = 0; state < check.length; state++) {
      boolean ends = state < output.length && output[state] != null;
      states[2 * state] = 2 * base[state] + (ends ? 1 : 0);
      states[2 * state + 1] = check[state];
    }
    base = null;
    check = null;
    fail = null;
  }

  /**
   * Passes all labels that begin at a position to the visitor, shortest first. Returns false if the
   * visitor stopped.
   */
  boolean walk(char[] characters, int length, int begin, Visitor<V> visitor) {
    int state = states[0];
    for (int i = begin; i < length; i++) {
      int from = state >> 1;
      int next = 2 * (from + characters[i] + 1);
      if (next >= states.length || states[next + 1] != from) {
        return true;
      }
      state = states[next];
      if ((state & 1) != 0 && !visitLabel(output[next >> 1], begin, i + 1, visitor)) {
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
