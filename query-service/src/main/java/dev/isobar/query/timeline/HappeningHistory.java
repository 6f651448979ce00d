package dev.isobar.query.timeline;

import dev.isobar.query.article.PostgresText;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;

/**
 * Keeps {@code SEQUENCE} of calendar events from falling where rows go: a calendar ignores an event
 * whose number is lower than the one that it has. The number comes from the latest change of the
 * rows of a happening.
 */
public final class HappeningHistory {
  /** The latest of the other rows gets it, so that their order stays. */
  private static final String HAND_OVER =
      """
      UPDATE article_happening h SET changed = gone.changed
      FROM (SELECT from_day, uid, max(changed) AS changed FROM article_happening
        WHERE article = ANY(?) GROUP BY from_day, uid) gone
      WHERE h.from_day = gone.from_day AND h.uid = gone.uid AND h.changed < gone.changed
        AND h.article = (
          SELECT o.article FROM article_happening o
          WHERE o.from_day = gone.from_day AND o.uid = gone.uid AND NOT o.article = ANY(?)
          ORDER BY o.changed DESC, o.article DESC LIMIT 1)
      """;

  /**
   * What the new view does not have is cancelled, and what it tells otherwise is a change. That is
   * a second later, because no revision says when.
   */
  private static final String CARRY_OVER =
      """
      INSERT INTO %1$s AS n (article, uid, kind, from_day, to_day, place, summary, evidence, url,
        labels, changed, cancelled)
      SELECT article, uid, l.kind, l.from_day, l.to_day, l.place, '', '', NULL, l.labels,
        CASE WHEN l.cancelled = coalesce(n.cancelled, true)
          AND (l.place, l.summary, l.evidence, l.url, l.labels)
            IS NOT DISTINCT FROM (n.place, n.summary, n.evidence, n.url, n.labels)
          OR l.cancelled AND n.article IS NULL
          THEN l.changed ELSE l.changed + interval '1 second' END, true
      FROM article_happening l LEFT JOIN %1$s n USING (article, uid)
      WHERE n.article IS NULL OR n.changed <= l.changed
      ON CONFLICT (article, uid) DO UPDATE SET changed = excluded.changed
      WHERE n.changed < excluded.changed
      """;

  private HappeningHistory() {}

  /** Gives the changes of articles that go to other articles that tell of the same happenings. */
  static void handOver(Connection connection, Collection<String> gone) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(HAND_OVER)) {
      Array ids = PostgresText.array(connection, List.copyOf(gone), id -> id);
      update.setArray(1, ids);
      update.setArray(2, ids);
      update.executeUpdate();
    }
  }

  /**
   * Gives the changes that the live view knows to a view that was read from Kafka again, also those
   * of happenings that are cancelled.
   *
   * @param rebuilt the schema of that view, quoted
   */
  public static void carryOver(Connection connection, String rebuilt) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CARRY_OVER.formatted(rebuilt + ".article_happening"));
    }
  }
}
