package dev.isobar.local.measure;

import java.util.Arrays;

/**
 * Holds percentiles of durations in milliseconds, by nearest rank: the smallest value that at least
 * the given share of the values does not exceed.
 *
 * @param missing the number of values that never arrived; no percentile includes them
 */
public record Percentiles(int count, int missing, double p50, double p90, double p99, double max) {

  /** Computes the percentiles; all are zero without values. */
  public static Percentiles of(double[] millis, int missing) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Percentiles(
        sorted.length,
        missing,
        rank(sorted, 0.50),
        rank(sorted, 0.90),
        rank(sorted, 0.99),
        rank(sorted, 1));
  }

  private static double rank(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
