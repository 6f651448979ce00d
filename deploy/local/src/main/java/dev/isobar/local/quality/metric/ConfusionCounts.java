package dev.isobar.local.quality.metric;

/** Counts right, wrong and missed answers. Not thread-safe. */
public final class ConfusionCounts {
  private long right;
  private long wrong;
  private long missed;

  public void add(long moreRight, long moreWrong, long moreMissed) {
    right += moreRight;
    wrong += moreWrong;
    missed += moreMissed;
  }

  public void add(ConfusionCounts other) {
    add(other.right, other.wrong, other.missed);
  }

  /** Adds one yes-or-no answer. */
  public void answer(boolean given, boolean expected) {
    add(given && expected ? 1 : 0, given && !expected ? 1 : 0, !given && expected ? 1 : 0);
  }

  /** Returns the share of the answers that are right; 0 without answers. */
  public double precision() {
    return right + wrong == 0 ? 0 : right / (double) (right + wrong);
  }

  /** Returns the share of the expected answers that were given; 0 without expected answers. */
  public double recall() {
    return right + missed == 0 ? 0 : right / (double) (right + missed);
  }

  public double f1() {
    return f1(precision(), recall());
  }

  public long answered() {
    return right + wrong;
  }

  public long expected() {
    return right + missed;
  }

  public static double f1(double precision, double recall) {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
}
