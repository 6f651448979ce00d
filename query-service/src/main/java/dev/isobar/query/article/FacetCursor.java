package dev.isobar.query.article;

import dev.isobar.query.rest.BadParameter;
import dev.isobar.query.rest.PageCursor;

/**
 * A place in a list that is sorted by falling count, then by id. Counts move while articles arrive:
 * what overtakes the place meanwhile is not seen again until the list is read from its start.
 */
public record FacetCursor(long count, String id) {

  /** Returns the value of {@code after}. */
  @Override
  public String toString() {
    return new PageCursor(count, id).toString();
  }

  /**
   * Reads the value of {@code after}; null for the beginning.
   *
   * @throws BadParameter if it does not have the form of {@link #toString}
   */
  public static FacetCursor parse(String after) {
    if (after == null) {
      return null;
    }
    PageCursor cursor = PageCursor.parse(after);
    return new FacetCursor(cursor.number(), cursor.id());
  }
}
