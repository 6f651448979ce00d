package dev.isobar.local.quality.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares groups that were found with groups that are right, item by item: B-cubed, after Bagga
 * and Baldwin, "Algorithms for Scoring Coreference Chains" (1998).
 *
 * @param precision the share of right items in the group of an item, averaged over items
 * @param recall the share of the right items that are in the group of an item, averaged over items
 * @param n the number of items
 */
public record BCubed(double precision, double recall, long n) {

  /**
   * Compares groups.
   *
   * @param found the group of each item
   * @param right the right group of items. An item that has none is not averaged, but wrong in the
   *     group of another one
   * @throws IllegalArgumentException if an item of {@code right} is not in {@code found}
   */
  public static <I, F, R> BCubed of(Map<I, F> found, Map<I, R> right) {
    if (!found.keySet().containsAll(right.keySet())) {
      throw new IllegalArgumentException("some items have no group");
    }
    Map<F, Integer> foundSizes = sizes(found);
    Map<R, Integer> rightSizes = sizes(right);
    Map<List<Object>, Integer> both = new HashMap<>();
    right.forEach((item, group) -> both.merge(List.of(found.get(item), group), 1, Integer::sum));
    double precision = 0;
    double recall = 0;
    for (Map.Entry<I, R> item : right.entrySet()) {
      F group = found.get(item.getKey());
      double together = both.get(List.of(group, item.getValue()));
      precision += together / foundSizes.get(group);
      recall += together / rightSizes.get(item.getValue());
    }
    int n = right.size();
    return n == 0 ? new BCubed(0, 0, 0) : new BCubed(precision / n, recall / n, n);
  }

  /** Returns the harmonic mean of precision and recall. */
  public double f1() {
    return ConfusionCounts.f1(precision, recall);
  }

  private static <G> Map<G, Integer> sizes(Map<?, G> groups) {
    Map<G, Integer> sizes = new HashMap<>();
    groups.values().forEach(group -> sizes.merge(group, 1, Integer::sum));
    return sizes;
  }
}
