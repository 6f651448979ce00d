package dev.isobar.query.article;

import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.PageCursor;
import java.time.Instant;
import java.util.Comparator;

/**
 * Points to the position in a list by relevance after the article with this score, time and id. The
 * order is that of the list.
 *
 * @param score in millionths
 */
record RelevanceCursor(long score, Instant at, String id) implements Comparable<RelevanceCursor> {
  private static final double UNIT = 1e6;
  private static final Comparator<RelevanceCursor> ORDER =
      Comparator.comparingLong(RelevanceCursor::score)
          .thenComparing(RelevanceCursor::at)
          .thenComparing(RelevanceCursor::id)
          .reversed();

  static RelevanceCursor of(double score, Instant at, String id) {
    return new RelevanceCursor(Math.round(score * UNIT), at, id);
  }

  /** Returns the value of {@code after}. */
  @Override
  public String toString() {
    return new PageCursor(score, at.toEpochMilli() + " " + id).toString();
  }

  /**
   * Parses the value of {@code after}.
   *
   * @throws BadParameterException if it does not have the form of {@link #toString}
   */
  static RelevanceCursor parse(String after) {
    PageCursor cursor = PageCursor.parse(after);
    String[] parts = cursor.id().split(" ", 2);
    try {
      Instant at = ArticleTime.inRange(Long.parseLong(parts[0]));
      return new RelevanceCursor(cursor.number(), at, parts[1]);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw PageCursor.invalid();
    }
  }

  @Override
  public int compareTo(RelevanceCursor other) {
    return ORDER.compare(this, other);
  }
}
