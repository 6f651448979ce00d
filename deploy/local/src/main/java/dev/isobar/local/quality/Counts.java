package dev.isobar.local.quality;

/** Right, wrong and missed answers. Not thread-safe. */
final class Counts {
  private long right;
  private long wrong;
  private long missed;

  void add(long moreRight, long moreWrong, long moreMissed) {
    right += moreRight;
    wrong += moreWrong;
    missed += moreMissed;
  }

  void add(Counts other) {
    add(other.right, other.wrong, other.missed);
  }

  /** One yes-or-no answer. */
  void answer(boolean given, boolean expected) {
    add(given && expected ? 1 : 0, given && !expected ? 1 : 0, !given && expected ? 1 : 0);
  }

  /** The share of what was answered that is right; 0 where nothing was. */
  double precision() {
    return right + wrong == 0 ? 0 : right / (double) (right + wrong);
  }

  /** The share of what is right that was answered; 0 where nothing is. */
  double recall() {
    return right + missed == 0 ? 0 : right / (double) (right + missed);
  }

  double f1() {
    return f1(precision(), recall());
  }

  long answered() {
    return right + wrong;
  }

  long expected() {
    return right + missed;
  }

  static double f1(double precision, double recall) {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
}
