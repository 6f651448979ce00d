package dev.isobar.query.rest;

import java.util.List;
import java.util.function.Function;

/**
 * A piece of a list.
 *
 * @param next the value of {@code after} that goes on; null at the end
 */
public record ListPage<T>(List<T> items, String next) {

  /**
   * @param rows one more than the limit where there are more
   * @param place of a row in the list
   */
  public static <T> ListPage<T> of(List<T> rows, int limit, Function<T, ?> place) {
    if (rows.size() <= limit) {
      return new ListPage<>(rows, null);
    }
    return new ListPage<>(rows.subList(0, limit), place.apply(rows.get(limit - 1)).toString());
  }

  /** The same piece, with something else in it. */
  public <R> ListPage<R> map(Function<T, R> item) {
    return new ListPage<>(items.stream().map(item).toList(), next);
  }
}
