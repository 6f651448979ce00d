package dev.isobar.query.coverage;

import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.PageCursor;

/**
 * Points to a position in a list that is sorted by count, highest first, then by id. Counts change
 * while articles arrive: an item that rises above the position does not appear on later pages.
 */
public record FacetCursor(long count, String id) {

  /** Returns the value of {@code after}. */
  @Override
  public String toString() {
    return new PageCursor(count, id).toString();
  }

  /**
   * Parses the value of {@code after}; returns null for null.
   *
   * @throws BadParameterException if it does not have the form of {@link #toString}
   */
  public static FacetCursor parse(String after) {
    if (after == null) {
      return null;
    }
    PageCursor cursor = PageCursor.parse(after);
    return new FacetCursor(cursor.number(), cursor.id());
  }
}
