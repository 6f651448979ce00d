package dev.isobar.query.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Deletes articles that are older than the view keeps, within one transaction. */
public final class ExpiredArticles {
  /** Rows that another transaction writes are left for the next time. */
  private static final String OLDEST =
      """
      SELECT a.id FROM article_content c JOIN article a ON a.id = c.id AND a.at = c.at
      WHERE c.at < ? ORDER BY c.at, c.id LIMIT ? FOR UPDATE OF a SKIP LOCKED
      """;

  /** Names that lead to no article, and to no other name. Those of removed articles stay. */
  private static final String DELETE_ALIASES =
      """
      DELETE FROM article_alias a
      WHERE NOT EXISTS (SELECT FROM article WHERE id = a.id)
        AND NOT EXISTS (SELECT FROM article_removed WHERE id = a.id)
        AND NOT EXISTS (SELECT FROM article_alias o WHERE o.alias = a.id)
      """;

  private ExpiredArticles() {}

  /**
   * Deletes the oldest articles.
   *
   * @param start the time of the first article to keep
   * @return their ids
   */
  public static Set<String> delete(Connection connection, Instant start, int limit)
      throws SQLException {
    Set<String> ids = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
      select.setObject(1, start.atOffset(ZoneOffset.UTC));
      select.setInt(2, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    ArticleWriter.delete(connection, ids);
    return ids;
  }

  /** Deletes the other names of articles that are gone. */
  public static void deleteAliases(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      while (statement.executeUpdate(DELETE_ALIASES) > 0) {}
    }
  }

  /**
   * Deletes those of some articles that are too old. A new revision may say that an article is
   * older than was known.
   *
   * @param written articles without contents yet, by the numbers of their rows; loses these
   * @return their ids
   */
  public static Set<String> exclude(
      Connection connection, Map<Long, ReceivedArticle> written, Instant start)
      throws SQLException {
    Set<String> ids = new HashSet<>();
    written
        .values()
        .removeIf(
            received ->
                ArticleTime.of(received.article()).isBefore(start)
                    && ids.add(received.article().id()));
    ArticleWriter.delete(connection, ids);
    return ids;
  }
}
