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
record Candidate<T>(T value, double confidence, String evidence) {

  /** The most certain; of equals the first. */
  static <T> Optional<Candidate<T>> best(List<Candidate<T>> candidates) {
    return candidates.stream()
        .reduce(
            (a, b) ->
                Comparator.comparingDouble(Candidate<T>::confidence).compare(a, b) >= 0 ? a : b);
  }
}
