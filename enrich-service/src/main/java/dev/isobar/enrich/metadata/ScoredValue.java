package dev.isobar.enrich.metadata;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds a candidate value with its confidence.
 *
 * @param confidence from 0 to 1
 * @param evidence the source of the value, such as {@code dateline: 中新社北京1月12日电}
 */
record ScoredValue<T>(T value, double confidence, String evidence) {

  /** Returns the value with the highest confidence; of equal ones, the first. */
  static <T> Optional<ScoredValue<T>> best(List<ScoredValue<T>> candidates) {
    return candidates.stream()
        .reduce(
            (a, b) ->
                Comparator.comparingDouble(ScoredValue<T>::confidence).compare(a, b) >= 0 ? a : b);
  }
}
