package dev.isobar.enrich.metadata;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One reading of a fact.
 *
 * @param confidence from 0 to 1
 * @param evidence where it was read: {@code dateline: 中新社北京1月12日电}
 */
record ScoredValue<T>(T value, double confidence, String evidence) {

  /** The most certain; of equals the first. */
  static <T> Optional<ScoredValue<T>> best(List<ScoredValue<T>> candidates) {
    return candidates.stream()
        .reduce(
            (a, b) ->
                Comparator.comparingDouble(ScoredValue<T>::confidence).compare(a, b) >= 0 ? a : b);
  }
}
