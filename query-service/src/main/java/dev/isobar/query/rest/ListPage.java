package dev.isobar.query.rest;

import java.util.List;
import java.util.function.Function;

/**
 * Holds a page of a list.
 *
 * @param next the value of {@code after} for the next page; null on the last page
 */
public record ListPage<T>(List<T> items, String next) {

  /**
   * Returns the page of at most {@code limit} rows.
   *
   * @param rows one more than the limit if there is a next page
   * @param cursor returns the page cursor after a row
   */
  public static <T> ListPage<T> of(List<T> rows, int limit, Function<T, ?> cursor) {
    if (rows.size() <= limit) {
      return new ListPage<>(rows, null);
    }
    return new ListPage<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)).toString());
  }

  /** Returns the page with converted items. */
  public <R> ListPage<R> map(Function<T, R> item) {
    return new ListPage<>(items.stream().map(item).toList(), next);
  }
}
