package dev.isobar.query.match;

import dev.isobar.query.article.ArticleTerms;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Estimates how many of the latest articles have a term. Terms that share a counter look more
 * frequent than they are, which only costs time. Thread-safe.
 */
final class TermFrequencies {
  private static final int COUNTERS = 1 << 16;

  private final AtomicIntegerArray counters = new AtomicIntegerArray(COUNTERS);

  void add(ArticleTerms terms) {
    terms.hashes().forEach(hash -> counters.incrementAndGet(slot(hash)));
  }

  /** Returns the estimated number of articles that have one of the terms. */
  long ofAny(long[] terms) {
    long sum = 0;
    for (long hash : terms) {
      sum += counters.get(slot(hash));
    }
    return sum;
  }

  /** Lets earlier articles count half. */
  void halve() {
    for (int i = 0; i < COUNTERS; i++) {
      counters.updateAndGet(i, count -> count / 2);
    }
  }

  private static int slot(long hash) {
    return (int) (hash ^ (hash >>> 32)) & (COUNTERS - 1);
  }
}
