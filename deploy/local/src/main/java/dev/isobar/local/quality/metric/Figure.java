package dev.isobar.local.quality.metric;

import java.util.Locale;

/**
 * One measured figure.
 *
 * @param what is measured, unique within its stage
 * @param value not rounded
 * @param decimals are shown, and are compared with a goal
 * @param n how many cases it is over
 */
public record Figure(String what, double value, int decimals, long n) {
  /** A share or an F1, from 0 to 1. */
  public static Figure share(String what, double value, long n) {
    return new Figure(what, value, 3, n);
  }

  public static Figure share(String what, long hits, long n) {
    return share(what, n == 0 ? 0 : hits / (double) n, n);
  }

  public String shown() {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** The value as it is shown. */
  public double rounded() {
    double scale = Math.pow(10, decimals);
    return Math.round(value * scale) / scale;
  }
}
