package dev.isobar.query.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes the numbers of tags, within a transaction. */
final class TagTable {
  private static final String SELECT =
      """
      SELECT kind, value, id
      FROM tag JOIN unnest(?::text[], ?::text[]) AS n (kind, value) USING (kind, value)
      """;

  private static final String INSERT =
      """
      INSERT INTO tag (kind, value) SELECT kind, value
      FROM unnest(?::text[], ?::text[]) AS n (kind, value)
      ON CONFLICT DO NOTHING
      """;

  /** Transactions that insert the same tags wait for each other, so all have the same order. */
  private static final Comparator<ArticleTag> ORDER =
      Comparator.comparing(ArticleTag::kind).thenComparing(ArticleTag::value);

  private TagTable() {}

  /** Returns the numbers of those tags that any article had. */
  static Map<ArticleTag, Integer> find(Connection connection, Collection<ArticleTag> tags)
      throws SQLException {
    Map<ArticleTag, Integer> ids = new HashMap<>(tags.size() * 2);
    if (tags.isEmpty()) {
      return ids;
    }
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      bind(connection, select, List.copyOf(tags));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ArticleTag.Kind kind = ArticleTag.Kind.of(rows.getString(1));
          ids.put(new ArticleTag(kind, rows.getString(2)), rows.getInt(3));
        }
      }
    }
    return ids;
  }

  /** Returns the values of those tags that are of a kind, by their numbers. */
  static Map<Integer, String> values(Connection connection, ArticleTag.Kind kind, Set<Integer> ids)
      throws SQLException {
    Map<Integer, String> values = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id, value FROM tag WHERE id = ANY(?) AND kind = ?")) {
      select.setArray(1, connection.createArrayOf("int4", ids.toArray()));
      select.setString(2, kind.word());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          values.put(rows.getInt(1), rows.getString(2));
        }
      }
    }
    return values;
  }

  /**
   * Returns the numbers of tags; new tags get one.
   *
   * @param memory of what the table has
   */
  static Map<ArticleTag, Integer> store(
      Connection connection, ViewMemory memory, Set<ArticleTag> tags) throws SQLException {
    Map<ArticleTag, Integer> ids = memory.numbers(tags);
    Set<ArticleTag> missing = new HashSet<>(tags);
    missing.removeAll(ids.keySet());
    Map<ArticleTag, Integer> found = find(connection, missing);
    memory.addTags(found);
    ids.putAll(found);
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        bind(connection, insert, missing.stream().sorted(ORDER).toList());
        insert.executeUpdate();
      }
      ids.putAll(find(connection, missing));
    }
    return ids;
  }

  private static void bind(
      Connection connection, PreparedStatement statement, List<ArticleTag> tags)
      throws SQLException {
    statement.setArray(1, PostgresText.array(connection, tags, tag -> tag.kind().word()));
    statement.setArray(2, PostgresText.array(connection, tags, ArticleTag::value));
  }
}
