package dev.isobar.query.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the contents of articles within a transaction that writes. */
public final class ContentReader {
  private static final String SELECT =
      "SELECT document FROM article_content WHERE at = ANY(?::timestamptz[]) AND id = ANY(?)";

  private static final String SELECT_AFTER =
      """
      SELECT at::text, id, seq, document FROM article_content
      WHERE (at, id) > (?::timestamptz, ?) ORDER BY at, id LIMIT ?
      """;

  private ContentReader() {}

  /**
   * Holds the place of an article in the order of times.
   *
   * @param at as PostgreSQL writes it
   */
  public record Place(String at, String id) {
    public static final Place FIRST = new Place("-infinity", "");
  }

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
          byte[] json = CompressedJson.unpack(rows.getBytes(1));
          articles.add(ReceivedArticle.stored(json));
        }
      }
    }
    return articles;
  }

  /**
   * Reads the articles after a place.
   *
   * @param articles receives them by {@code seq}
   * @return the place of the last one, or null if there is none
   */
  public static Place readAfter(
      Connection connection, Place place, int limit, Map<Long, ReceivedArticle> articles)
      throws SQLException {
    Place last = null;
    try (PreparedStatement select = connection.prepareStatement(SELECT_AFTER)) {
      select.setString(1, place.at());
      select.setString(2, place.id());
      select.setInt(3, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          last = new Place(rows.getString(1), rows.getString(2));
          byte[] json = CompressedJson.unpack(rows.getBytes(4));
          articles.put(rows.getLong(3), ReceivedArticle.stored(json));
        }
      }
    }
    return last;
  }
}
