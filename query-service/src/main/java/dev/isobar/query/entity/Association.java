package dev.isobar.query.entity;

/**
 * Measures how much more often two things occur together than by chance: the normalised pointwise
 * mutual information (Bouma 2009). It is 1 if neither occurs without the other, 0 if they are
 * independent, and near -1 if they avoid each other.
 */
final class Association {
  private Association() {}

  /**
   * Returns the measure with four decimals.
   *
   * @param together how many articles have both, above 0; may be an estimate
   * @param one how many articles have the first, at least {@code together}
   * @param other how many articles have the second, at least {@code together}
   * @param all the number of all articles
   */
  static double npmi(double together, double one, double other, double all) {
    if (together >= all) {
      return 1;
    }
    double information = Math.log(together / one * (all / other));
    double npmi = information / -Math.log(together / all);
    return Math.rint(Math.max(-1, Math.min(1, npmi)) * 10_000) / 10_000;
  }
}
