package dev.isobar.query.trend;

/** Student's t distribution with whole degrees of freedom (Abramowitz and Stegun, 26.7.3). */
final class StudentT {
  private StudentT() {}

  /** Returns the probability of a value that is higher. */
  static double above(double t, int freedom) {
    double angle = Math.atan(t / Math.sqrt(freedom));
    double cosine = Math.cos(angle);
    boolean odd = freedom % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = freedom == 1 ? 0 : term;
    for (int k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
      term *= cosine * cosine * (k - 1) / k;
      sum += term;
    }
    double within = Math.sin(angle) * sum;
    double inside = odd ? 2 / Math.PI * (angle + within) : within;
    return Math.max(0, (1 - inside) / 2);
  }
}
