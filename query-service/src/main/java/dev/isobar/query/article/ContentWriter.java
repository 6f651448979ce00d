package dev.isobar.query.article;

import dev.isobar.query.store.ViewSchema;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.postgresql.PGConnection;

/** Writes and deletes the contents of articles. */
public final class ContentWriter {
  /** The keys and tags of all articles come in one array each, each article has a part of it. */
  private static final String INSERT =
      """
      WITH inserted AS (
        INSERT INTO article_content (at, whole_day, id, seq, keys, tags, weights, document)
        SELECT timestamptz 'epoch' + ms * interval '1 millisecond', whole_day, id, seq,
          all_keys[first_key : last_key], all_tags[first_tag : last_tag],
          all_weights[first_tag : last_tag], document
        FROM (SELECT ?::int[] AS all_keys, ?::int[] AS all_tags, ?::int[] AS all_weights) a,
          unnest(?::bigint[], ?::boolean[], ?::text[], ?::bigint[],
              ?::int[], ?::int[], ?::int[], ?::int[], ?::bytea[])
            AS n (ms, whole_day, id, seq, first_key, last_key, first_tag, last_tag, document)
        RETURNING at, whole_day, tags, weights)
      INSERT INTO coverage_change (at, whole_day, sign, tags, weights)
      SELECT at, whole_day, 1, tags, weights FROM inserted
      """;

  /** No id is in two rows, so times and ids need not be compared as pairs. */
  private static final String DELETE =
      """
      WITH deleted AS (
        DELETE FROM article_content WHERE at = ANY(?::timestamptz[]) AND id = ANY(?)
        RETURNING at, whole_day, tags, weights)
      INSERT INTO coverage_change (at, whole_day, sign, tags, weights)
      SELECT at, whole_day, -1, tags, weights FROM deleted
      """;

  private ContentWriter() {}

  /**
   * Inserts contents of articles that have none, and counts the articles.
   *
   * @param schema the schema of the connection
   */
  public static void insert(
      Connection connection, ViewSchema schema, Map<Long, ReceivedArticle> articles)
      throws SQLException {
    if (articles.isEmpty()) {
      return;
    }
    List<Long> seqs = List.copyOf(articles.keySet());
    List<ReceivedArticle> rows = seqs.stream().map(articles::get).toList();
    TagSets tags = TagSets.store(connection, ViewMemory.of(connection, schema), rows);
    IntSlices keys = new IntSlices();
    rows.forEach(row -> keys.add(row.keys()));
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      PGConnection arrays = connection.unwrap(PGConnection.class);
      insert.setArray(1, arrays.createArrayOf("int4", keys.values()));
      insert.setArray(2, arrays.createArrayOf("int4", tags.ids().values()));
      insert.setArray(3, arrays.createArrayOf("int4", tags.weights()));
      insert.setArray(
          4, array(connection, "int8", rows, r -> ArticleTime.of(r.article()).toEpochMilli()));
      insert.setArray(5, array(connection, "bool", rows, r -> ArticleTime.isWholeDay(r.article())));
      insert.setArray(6, PostgresText.array(connection, rows, r -> r.article().id()));
      insert.setArray(7, connection.createArrayOf("int8", seqs.toArray()));
      insert.setArray(8, arrays.createArrayOf("int4", keys.first()));
      insert.setArray(9, arrays.createArrayOf("int4", keys.last()));
      insert.setArray(10, arrays.createArrayOf("int4", tags.ids().first()));
      insert.setArray(11, arrays.createArrayOf("int4", tags.ids().last()));
      insert.setArray(
          12,
          connection.createArrayOf(
              "bytea",
              rows.stream().map(r -> CompressedJson.pack(r.document())).toArray(byte[][]::new)));
      insert.executeUpdate();
    }
  }

  /**
   * Inserts what several articles share: tags, and how entities are called. Transactions that
   * insert the same wait for each other.
   *
   * @param schema the schema of the connection
   */
  public static void insertShared(
      Connection connection, ViewSchema schema, List<ReceivedArticle> articles)
      throws SQLException {
    TagSets.store(connection, ViewMemory.of(connection, schema), articles);
  }

  /** Forgets what the view has: after a failure of the database, or a transaction, it may not. */
  public static void forget() {
    ViewMemory.forget();
  }

  private static Array array(
      Connection connection,
      String type,
      List<ReceivedArticle> rows,
      Function<ReceivedArticle, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  /**
   * Deletes the contents of articles, which are no longer counted.
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
