package dev.isobar.enrich.date;

import java.time.LocalDate;

/** Divides decades and centuries into an early, a middle and a late part. */
final class PeriodThirds {
  private PeriodThirds() {}

  /**
   * Returns a third of a period of several years, in whole years: the early, middle and late
   * nineties are 1990 to 1993, 1994 to 1996 and 1997 to 1999.
   *
   * @param isFirst whether the first third is meant; if neither this nor the next, the last one
   */
  static DateMatch ofYears(DateMatch period, boolean isFirst, boolean isMiddle) {
    int start = period.from().getYear();
    int years = period.to().getYear() - start + 1;
    int second = start + (years + 2) / 3;
    int third = start + (2 * years + 2) / 3;
    int from = isFirst ? start : isMiddle ? second : third;
    int until = isFirst ? second : isMiddle ? third : start + years;
    return DateMatch.until(period.next(), LocalDate.of(from, 1, 1), LocalDate.of(until, 1, 1));
  }
}
