package dev.isobar.query.article;

import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.PageCursor;
import java.time.Instant;

/**
 * Points to the position in the list of articles after the article with this time and id. It stays
 * valid when articles are added or removed.
 */
public record ArticleCursor(Instant at, String id) {

  /** Returns the value of {@code after}. */
  @Override
  public String toString() {
    return new PageCursor(at.toEpochMilli(), id).toString();
  }

  /** Returns whether an article comes later in the list. */
  boolean isBefore(Instant otherAt, String otherId) {
    int order = otherAt.compareTo(at);
    return order < 0 || (order == 0 && otherId.compareTo(id) < 0);
  }

  /**
   * Parses the value of {@code after}. A time outside the calendar becomes the nearest valid one.
   *
   * @throws BadParameterException if it does not have the form of {@link #toString}
   */
  static ArticleCursor parse(String after) {
    PageCursor cursor = PageCursor.parse(after);
    return new ArticleCursor(ArticleTime.inRange(cursor.number()), cursor.id());
  }
}
