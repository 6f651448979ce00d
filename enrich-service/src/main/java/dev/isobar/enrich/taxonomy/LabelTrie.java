package dev.isobar.enrich.taxonomy;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;

/**
 * The labels of a lexicon, walked from each place where a label can begin. A label begins where a
 * word does, so most characters of a Latin text need no step; following the failure links of the
 * automaton through every character took twice as long.
 */
final class LabelTrie<V> extends AhoCorasickDoubleArrayTrie<V> {
  private static final long serialVersionUID = 1;

  /** Takes what was found; false ends the walk. */
  @FunctionalInterface
  interface Met<V> {
    boolean at(int begin, int end, V value);
  }

  /** All labels that begin at a position, shortest first; false where the taker had enough. */
  boolean walk(char[] characters, int length, int begin, Met<V> met) {
    int state = 0;
    for (int i = begin; i < length; i++) {
      int from = base[state];
      int next = from + characters[i] + 1;
      if (next >= check.length || check[next] != from) {
        return true;
      }
      state = next;
      int[] found = output[state];
      if (found != null && !tell(found, begin, i + 1, met)) {
        return false;
      }
    }
    return true;
  }

  /** Of the labels that end here, the one that began where the walk did. */
  private boolean tell(int[] found, int begin, int end, Met<V> met) {
    for (int label : found) {
      if (l[label] == end - begin) {
        return met.at(begin, end, v[label]);
      }
    }
    return true;
  }
}
