package dev.isobar.enrich.taxonomy;

import java.util.Comparator;

/** Describes the half-open range of a text, in UTF-16 code units, where a label was found. */
public interface LexiconMatch {
  /**
   * Sorts matches by their start, and at the same start the longest first. Compares numbers
   * directly, because comparators of key extractors are slow here.
   */
  Comparator<LexiconMatch> LONGEST_FIRST =
      (left, right) ->
          left.start() != right.start()
              ? Integer.compare(left.start(), right.start())
              : Integer.compare(right.end(), left.end());

  /** Returns the offset of the first code unit. */
  int start();

  /** Returns the offset behind the last code unit. */
  int end();
}
