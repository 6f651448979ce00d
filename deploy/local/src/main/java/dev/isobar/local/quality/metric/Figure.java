package dev.isobar.local.quality.metric;

import java.util.Locale;

/**
 * Holds one measured figure.
 *
 * @param what the name of the figure, unique within its stage
 * @param value the value, not rounded
 * @param decimals the number of decimals that are shown and compared with a goal
 * @param n the number of cases
 */
public record Figure(String what, double value, int decimals, long n) {
  /** Returns a figure from 0 to 1, such as a share or an F1. */
  public static Figure share(String what, double value, long n) {
    return new Figure(what, value, 3, n);
  }

  public static Figure share(String what, long hits, long n) {
    return share(what, n == 0 ? 0 : hits / (double) n, n);
  }

  public String shown() {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** Returns the rounded value that is shown. */
  public double rounded() {
    double scale = Math.pow(10, decimals);
    return Math.round(value * scale) / scale;
  }
}
