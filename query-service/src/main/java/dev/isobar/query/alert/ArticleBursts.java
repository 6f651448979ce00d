package dev.isobar.query.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the times in which several articles came within a short time. After such a burst, the
 * articles of as long a time again belong to it: they are told with it or not at all.
 *
 * @param told the articles of bursts, in the order of time
 * @param waiting articles that may still become part of one
 * @param silentUntil when the last burst ends; null for none
 */
record ArticleBursts<T>(List<T> told, List<T> waiting, Instant silentUntil) {
  /**
   * Finds bursts.
   *
   * @param articles in the order of time
   * @param count how many articles make a burst
   * @param silentUntil when the burst before ends; null for none
   */
  static <T> ArticleBursts<T> of(
      List<T> articles,
      Function<T, Instant> time,
      int count,
      Duration within,
      Instant silentUntil) {
    List<T> told = new ArrayList<>();
    List<T> open = new ArrayList<>();
    Instant silent = silentUntil;
    boolean burst = false;
    for (T article : articles) {
      Instant at = time.apply(article);
      if (silent != null && !at.isAfter(silent)) {
        if (burst) {
          told.add(article);
        }
        continue;
      }
      burst = false;
      open.add(article);
      open.removeIf(earlier -> time.apply(earlier).plus(within).isBefore(at));
      if (open.size() >= count) {
        told.addAll(open);
        open.clear();
        silent = at.plus(within);
        burst = true;
      }
    }
    return new ArticleBursts<>(told, open, silent);
  }
}
