package dev.isobar.local.measure;

import java.util.Arrays;

/**
 * Durations in milliseconds, by nearest rank: the smallest value that at least the given share of
 * the values does not exceed.
 *
 * @param missing how many were waited for in vain; they are in no percentile
 */
public record Percentiles(int count, int missing, double p50, double p90, double p99, double max) {

  /** All zero where there are no values. */
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
