package dev.isobar.local.quality.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares stated confidences with the share of right answers, in ten bins of equal width. Not
 * thread-safe.
 *
 * <p>The expected calibration error is the mean difference between both, weighted by the size of
 * the bins (Naeini, Cooper and Hauskrecht 2015). At 0, nine of ten answers at .9 are right.
 */
public final class Calibration {
  private static final int BINS = 10;

  private final long[] answers = new long[BINS];
  private final long[] right = new long[BINS];
  private final double[] stated = new double[BINS];

  /**
   * Adds an answer.
   *
   * @param confidence from 0 to 1
   */
  public void add(double confidence, boolean isRight) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be from 0 to 1, but is " + confidence);
    }
    int bin = Math.min(BINS - 1, (int) (confidence * BINS));
    answers[bin]++;
    right[bin] += isRight ? 1 : 0;
    stated[bin] += confidence;
  }

  /** Returns the expected calibration error from 0 to 1; 0 without answers. */
  public double expectedError() {
    double sum = 0;
    long all = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(right[bin] - stated[bin]);
      all += answers[bin];
    }
    return all == 0 ? 0 : sum / all;
  }

  /** Returns the error, and for each bin with answers the share of right ones. */
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    long all = 0;
    for (int bin = 0; bin < BINS; bin++) {
      all += answers[bin];
    }
    figures.add(Figure.share("expected calibration error", expectedError(), all));
    for (int bin = 0; bin < BINS; bin++) {
      if (answers[bin] > 0) {
        String what =
            String.format(
                Locale.ROOT,
                "right of those at %.1f to %.1f (mean %.2f)",
                bin / (double) BINS,
                (bin + 1) / (double) BINS,
                stated[bin] / answers[bin]);
        figures.add(Figure.share(what, right[bin], answers[bin]));
      }
    }
    return figures;
  }
}
