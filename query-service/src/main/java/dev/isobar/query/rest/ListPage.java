package dev.isobar.query.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * Holds a page of a list.
 *
 * @param next the value of {@code after} for the next page; null on the last page
 * @param alsoSearched labels that were searched for although the query does not have them
 * @param didYouMean labels that are spelled like the query; only if nothing was found
 * @param basedOn what the items were counted from; null for a list that is always complete
 * @param partial whether the search gave up before the page was full; {@code next} goes on
 */
public record ListPage<T>(
    List<T> items,
    String next,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> alsoSearched,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> didYouMean,
    @JsonInclude(JsonInclude.Include.NON_NULL) BasedOn basedOn,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean partial)
    implements BasedOn.Counted {

  public ListPage(List<T> items, String next) {
    this(items, next, List.of(), List.of(), null, false);
  }

  /** Returns the page with what is to be said about its query. */
  public ListPage<T> withHints(List<String> searched, List<String> meant) {
    return new ListPage<>(items, next, searched, meant, basedOn, partial);
  }

  /** Returns the page with what its items were counted from. */
  public ListPage<T> withBasedOn(BasedOn counted) {
    return new ListPage<>(items, next, alsoSearched, didYouMean, counted, partial);
  }

  /** Returns the page as one of a search that gave up; the next one begins at {@code goesOnAt}. */
  public ListPage<T> partial(String goesOnAt) {
    return new ListPage<>(items, goesOnAt, alsoSearched, didYouMean, basedOn, true);
  }

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
    return new ListPage<>(
        items.stream().map(item).toList(), next, alsoSearched, didYouMean, basedOn, partial);
  }
}
