package dev.isobar.query.article;

import dev.isobar.query.rest.BadParameter;
import dev.isobar.query.rest.PageCursor;
import java.time.Instant;

/**
 * A place in the list of articles, between two of them: after the one with this time and id. It
 * stays valid whatever is added or taken away.
 */
record ArticleCursor(Instant at, String id) {

  /** Returns the value of {@code after}. */
  @Override
  public String toString() {
    return new PageCursor(at.toEpochMilli(), id).toString();
  }

  /**
   * Reads the value of {@code after}; a time beyond the calendar is the first or last of the list.
   *
   * @throws BadParameter if it does not have the form of {@link #toString}
   */
  static ArticleCursor parse(String after) {
    PageCursor cursor = PageCursor.parse(after);
    return new ArticleCursor(ArticleTime.inRange(cursor.number()), cursor.id());
  }
}
