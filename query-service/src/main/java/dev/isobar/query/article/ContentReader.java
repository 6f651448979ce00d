package dev.isobar.query.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the contents of articles within a transaction that writes. */
public final class ContentReader {
  private static final String SELECT =
      "SELECT document FROM article_content WHERE at = ANY(?::timestamptz[]) AND id = ANY(?)";

  private ContentReader() {}

  /**
   * Returns the articles with these ids.
   *
   * @param times the times of all these articles, as PostgreSQL writes them
   */
  public static List<ReceivedArticle> read(
      Connection connection, List<String> times, List<String> ids) throws SQLException {
    List<ReceivedArticle> articles = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("text", times.toArray()));
      select.setArray(2, PostgresText.array(connection, ids, id -> id));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          articles.add(ReceivedArticle.stored(rows.getBytes(1)));
        }
      }
    }
    return articles;
  }
}
