package dev.isobar.ingest.feed.state;

import java.util.Locale;

/**
 * Compares the last days with those before. The number of articles is taken as negative binomial:
 * Poisson with a rate that is known from the past only, and with the scatter that the past shows.
 *
 * @param span the length of the window in days
 * @param count how many articles came in the window
 * @param expected how many are expected from the same days of the week before
 * @param variance of the expected number
 * @param past how many came before the window
 * @param days how many days before the window are known
 */
record VolumeWindow(int span, int count, double expected, double variance, int past, double days) {
  private static final int WEEK = 7;

  private static final int SATURDAY = 5;

  /** The weight of the days of the same kind in the rate of one day of the week, in days. */
  private static final double SMOOTHING = 2;

  /** The share of a sum below which its further terms, which only shrink, are left out. */
  private static final double NEGLIGIBLE = 1e-9;

  static VolumeWindow of(VolumeHistory history, long end, int span, int maxDays) {
    long begin = end - (long) span * VolumeHistory.BLOCKS_A_DAY;
    long oldest = Math.max(history.first(), begin - (long) maxDays * VolumeHistory.BLOCKS_A_DAY);
    double[] sums = new double[WEEK];
    double[] blocks = new double[WEEK];
    int past = 0;
    for (long b = oldest; b < begin; b++) {
      sums[weekday(b)] += history.at(b);
      blocks[weekday(b)]++;
      past += history.at(b);
    }
    double known = Math.max(0, begin - oldest);
    double[] rate = rates(sums, blocks);
    double expected = 0;
    int count = 0;
    for (long b = begin; b < end; b++) {
      expected += rate[weekday(b)];
      count += history.at(b);
    }
    double scatter = scatter(history, oldest, begin, span, rate);
    double unknownRate = expected * expected * (1 / (past + 0.5) + 0.005);
    return new VolumeWindow(
        span,
        count,
        expected,
        scatter * expected + unknownRate,
        past,
        known / VolumeHistory.BLOCKS_A_DAY);
  }

  /**
   * Returns the rate of each day of the week: a mean of that day and of all days of its kind,
   * because four weeks hold only four of each day.
   */
  private static double[] rates(double[] sums, double[] blocks) {
    double mean = mean(sums, blocks, 0, WEEK, 0);
    double working = mean(sums, blocks, 0, SATURDAY, mean);
    double weekend = mean(sums, blocks, SATURDAY, WEEK, mean);
    double smoothing = SMOOTHING * VolumeHistory.BLOCKS_A_DAY;
    double[] rates = new double[WEEK];
    for (int day = 0; day < WEEK; day++) {
      double kind = day < SATURDAY ? working : weekend;
      rates[day] = (sums[day] + smoothing * kind) / (blocks[day] + smoothing);
    }
    return rates;
  }

  /** Returns the mean of some days with a little of another mean, which counts as one block. */
  private static double mean(double[] sums, double[] blocks, int from, int to, double other) {
    double sum = other;
    double count = 1;
    for (int day = from; day < to; day++) {
      sum += sums[day];
      count += blocks[day];
    }
    return sum / count;
  }

  /** Returns how much more the past scatters than Poisson does, over spans of the same length. */
  private static double scatter(
      VolumeHistory history, long oldest, long begin, int span, double[] rate) {
    int length = span * VolumeHistory.BLOCKS_A_DAY;
    double sum = 0;
    int spans = 0;
    for (long b = begin - length; b >= oldest; b -= length) {
      double expected = 0;
      double count = 0;
      for (long i = b; i < b + length; i++) {
        expected += rate[weekday(i)];
        count += history.at(i);
      }
      if (expected > 0) {
        sum += (count - expected) * (count - expected) / expected;
        spans++;
      }
    }
    return spans < 2 ? 1.5 : Math.max(1.1, sum / (spans - 1));
  }

  /** Returns the chance of at most {@code count} articles. */
  double chanceOfSoFew() {
    if (count >= expected) {
      return 1;
    }
    double chance = 0;
    double p = probability(count);
    for (int k = count; k >= 0 && p > chance * NEGLIGIBLE; k--) {
      chance += p;
      p *= k * (size() + mean()) / ((k - 1 + size()) * mean());
    }
    return chance;
  }

  /** Returns the chance of at least {@code count} articles. */
  double chanceOfSoMany() {
    if (count <= expected) {
      return 1;
    }
    double chance = 0;
    double p = probability(count);
    for (int k = count; p > chance * NEGLIGIBLE; k++) {
      chance += p;
      p *= (k + size()) * mean() / ((k + 1) * (size() + mean()));
    }
    return chance;
  }

  String sentence() {
    return String.format(
        Locale.ROOT,
        "In the last %s came %d articles; %.1f are usual.",
        span == 1 ? "day" : span + " days",
        count,
        expected);
  }

  private double mean() {
    return Math.max(expected, 1e-6);
  }

  /** Returns the size parameter of the negative binomial distribution. */
  private double size() {
    return mean() * mean() / Math.max(variance - mean(), 1e-9 * mean());
  }

  private double probability(int k) {
    double m = mean();
    double r = size();
    return Math.exp(
        logGamma(k + r)
            - logGamma(r)
            - logGamma(k + 1.0)
            + r * Math.log(r / (r + m))
            + k * Math.log(m / (r + m)));
  }

  /** Computes the logarithm of the gamma function by Stirling's series, shifted above 10. */
  private static double logGamma(double x) {
    double shift = 0;
    double y = x;
    while (y < 10) {
      shift += Math.log(y);
      y++;
    }
    double inverse = 1 / (y * y);
    double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse / 1260)) / y;
    return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
  }

  /** Returns the day of the week in UTC, Monday being 0; 1970 began on a Thursday. */
  private static int weekday(long block) {
    return (int) Math.floorMod(Math.floorDiv(block, VolumeHistory.BLOCKS_A_DAY) + 3, (long) WEEK);
  }
}
