package dev.isobar.query.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes articles out of the view for good, within one transaction. */
public final class RemovedArticles {
  private static final String INSERT =
      "INSERT INTO article_removed (id) SELECT unnest(?::text[]) ORDER BY 1 ON CONFLICT DO NOTHING";

  private static final String SELECT = "SELECT id FROM article_removed WHERE id = ANY(?)";

  private static final String PRESENT = "SELECT id FROM article WHERE id = ANY(?)";

  private RemovedArticles() {}

  /**
   * Deletes articles and remembers their ids. Waits for transactions that write them.
   *
   * @return the ids that the view had
   */
  public static Set<String> remove(Connection connection, Collection<String> ids)
      throws SQLException {
    Set<String> ordered = new TreeSet<>(ids);
    remember(connection, ordered);
    ArticleWriter.lock(connection, ordered);
    Set<String> present = select(connection, PRESENT, ordered);
    ArticleWriter.delete(connection, present);
    return present;
  }

  /**
   * Deletes those of some articles that were taken down, under any of their ids, and remembers the
   * ids that they have now: the redirects of their earlier ids lead there. Call it when their rows
   * are written: a removal that comes later finds the rows.
   *
   * @param written articles without contents yet, by the numbers of their rows; loses these
   * @return their ids
   */
  public static Set<String> exclude(Connection connection, Map<Long, ReceivedArticle> written)
      throws SQLException {
    List<String> names = new ArrayList<>();
    written.values().forEach(received -> names.addAll(names(received)));
    Set<String> removed = names.isEmpty() ? Set.of() : select(connection, SELECT, names);
    Set<String> ids = new HashSet<>();
    if (removed.isEmpty()) {
      return ids;
    }
    written
        .values()
        .removeIf(
            received ->
                names(received).stream().anyMatch(removed::contains)
                    && ids.add(received.article().id()));
    remember(connection, ids);
    ArticleWriter.delete(connection, ids);
    return ids;
  }

  private static void remember(Connection connection, Collection<String> ids) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, PostgresText.array(connection, List.copyOf(ids), id -> id));
      insert.executeUpdate();
    }
  }

  private static List<String> names(ReceivedArticle received) {
    List<String> names = new ArrayList<>(received.article().aliases());
    names.add(received.article().id());
    names.replaceAll(PostgresText::text);
    return names;
  }

  private static Set<String> select(Connection connection, String sql, Collection<String> ids)
      throws SQLException {
    Set<String> found = new TreeSet<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, PostgresText.array(connection, List.copyOf(ids), id -> id));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }
}
