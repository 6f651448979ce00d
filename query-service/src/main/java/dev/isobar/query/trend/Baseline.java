package dev.isobar.query.trend;

import java.util.Arrays;

/**
 * Compares a count with earlier ones.
 *
 * @param mean the mean of the past values
 * @param z how many standard deviations the count is above the mean. The deviation is that of the
 *     past values, but at least the one of counted events (the square root of the mean) and 1.
 * @param values the number of past values
 */
public record Baseline(double mean, double z, int values) {
  /** With fewer values nothing is said. */
  public static final int MIN_VALUES = 10;

  /** Returns null if there are fewer than {@value #MIN_VALUES} past values. */
  public static Baseline of(long count, long[] past) {
    if (past.length < MIN_VALUES) {
      return null;
    }
    double mean = (double) Arrays.stream(past).sum() / past.length;
    double squares = 0;
    for (long value : past) {
      squares += (value - mean) * (value - mean);
    }
    double variance = Math.max(squares / (past.length - 1), Math.max(mean, 1));
    return new Baseline(mean, (count - mean) / Math.sqrt(variance), past.length);
  }

  /**
   * Returns the probability of a count that is at least so high if nothing has changed: that of the
   * prediction from a sample (Student's t), because few past values say little about the deviation.
   */
  public double chance() {
    return StudentT.above(z / Math.sqrt(1 + 1.0 / values), values - 1);
  }
}
