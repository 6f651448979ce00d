package dev.isobar.query.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/** Writes and deletes the contents of articles. */
public final class ContentWriter {
  /** The keys of all articles come in one array, each article has a part of it. */
  private static final String INSERT =
      """
      INSERT INTO article_content (at, id, seq, keys, document)
      SELECT timestamptz 'epoch' + ms * interval '1 millisecond', id, seq,
        allkeys[first : last], document
      FROM (SELECT ?::int[] AS allkeys) k,
        unnest(?::bigint[], ?::text[], ?::bigint[], ?::int[], ?::int[], ?::bytea[])
          AS n (ms, id, seq, first, last, document)
      """;

  /** No id is in two rows, so times and ids need not be compared as pairs. */
  private static final String DELETE =
      "DELETE FROM article_content WHERE at = ANY(?::timestamptz[]) AND id = ANY(?)";

  private ContentWriter() {}

  /** Inserts contents of articles that have none. */
  public static void insert(Connection connection, Map<Long, ReceivedArticle> articles)
      throws SQLException {
    if (articles.isEmpty()) {
      return;
    }
    List<Map.Entry<Long, ReceivedArticle>> rows = List.copyOf(articles.entrySet());
    int[] keys = new int[rows.stream().mapToInt(row -> row.getValue().keys().length).sum()];
    Integer[] first = new Integer[rows.size()];
    Integer[] last = new Integer[rows.size()];
    int end = 0;
    for (int i = 0; i < first.length; i++) {
      int[] own = rows.get(i).getValue().keys();
      System.arraycopy(own, 0, keys, end, own.length);
      first[i] = end + 1;
      end += own.length;
      last[i] = end;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, connection.unwrap(PGConnection.class).createArrayOf("int4", keys));
      insert.setArray(
          2,
          connection.createArrayOf(
              "int8",
              rows.stream()
                  .map(row -> ArticleTime.of(row.getValue().article()).toEpochMilli())
                  .toArray(Long[]::new)));
      insert.setArray(
          3, PostgresText.array(connection, rows, row -> row.getValue().article().id()));
      insert.setArray(
          4,
          connection.createArrayOf(
              "int8", rows.stream().map(Map.Entry::getKey).toArray(Long[]::new)));
      insert.setArray(5, connection.createArrayOf("int4", first));
      insert.setArray(6, connection.createArrayOf("int4", last));
      insert.setArray(
          7,
          connection.createArrayOf(
              "bytea",
              rows.stream()
                  .map(row -> CompressedJson.pack(row.getValue().document()))
                  .toArray(byte[][]::new)));
      insert.executeUpdate();
    }
  }

  /**
   * Deletes the contents of articles.
   *
   * @param times the times by which they are stored, by article id
   */
  static void delete(Connection connection, Map<String, String> times) throws SQLException {
    if (times.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setArray(1, connection.createArrayOf("text", times.values().toArray()));
      delete.setArray(2, connection.createArrayOf("text", times.keySet().toArray()));
      delete.executeUpdate();
    }
  }
}
