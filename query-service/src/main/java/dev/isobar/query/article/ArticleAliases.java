package dev.isobar.query.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads and writes the table of the other names of articles, within one transaction. */
final class ArticleAliases {
  /** Others wait for names that a transaction inserts, so all insert them in the same order. */
  private static final String INSERT =
      """
      INSERT INTO article_alias (alias, id)
      SELECT alias, id FROM unnest(?::text[], ?::text[]) AS n (alias, id) ORDER BY alias
      """;

  private static final String SELECT = "SELECT alias, id FROM article_alias WHERE alias = ANY(?)";

  private final Connection connection;
  private final Map<String, String> targets = new HashMap<>();
  private final Map<String, String> changed = new TreeMap<>();

  private ArticleAliases(Connection connection) {
    this.connection = connection;
  }

  /**
   * Reads the names of articles. Names that are new are stored for the article that has them.
   *
   * @param articles in the order of ids
   */
  static ArticleAliases of(Connection connection, List<ReceivedArticle> articles)
      throws SQLException {
    ArticleAliases aliases = new ArticleAliases(connection);
    Map<String, String> named = new TreeMap<>();
    Set<String> names = new HashSet<>(articles.size() * 2);
    for (ReceivedArticle received : articles) {
      names.add(PostgresText.text(received.article().id()));
      for (String alias : received.article().aliases()) {
        names.add(PostgresText.text(alias));
        named.putIfAbsent(alias, received.article().id());
      }
    }
    aliases.write(named, "ON CONFLICT DO NOTHING");
    aliases.readChains(names, SELECT);
    return aliases;
  }

  /**
   * Waits for others that join articles by the same alias, and reads again what they made of them.
   */
  void lock(String alias, String id) throws SQLException {
    if (!changed.containsKey(alias)) {
      readChains(Set.of(alias), SELECT + " FOR UPDATE");
      readChains(Set.of(id), SELECT);
    }
  }

  private void readChains(Collection<String> names, String select) throws SQLException {
    Collection<String> unknown = read(names, select);
    while (!unknown.isEmpty()) {
      unknown = read(unknown, SELECT);
    }
  }

  /** Returns the id under which an article is stored. */
  String target(String name) {
    String target = PostgresText.text(name);
    for (int i = 0; i <= targets.size() && targets.containsKey(target); i++) {
      target = targets.get(target);
    }
    return target;
  }

  void redirect(String alias, String id) {
    targets.put(PostgresText.text(alias), id);
    changed.put(alias, id);
  }

  void store() throws SQLException {
    write(changed, "ON CONFLICT (alias) DO UPDATE SET id = excluded.id");
  }

  private void write(Map<String, String> rows, String onConflict) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>(rows.keySet());
    try (PreparedStatement insert = connection.prepareStatement(INSERT + onConflict)) {
      insert.setArray(1, PostgresText.array(connection, names, name -> name));
      insert.setArray(2, PostgresText.array(connection, names, rows::get));
      insert.executeUpdate();
    }
  }

  /** Returns the ids found, whose own redirects are unknown. */
  private Set<String> read(Collection<String> names, String sql) throws SQLException {
    Set<String> unknown = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          if (!changed.containsKey(rows.getString(1))) {
            targets.put(rows.getString(1), rows.getString(2));
          }
          unknown.add(rows.getString(2));
        }
      }
    }
    unknown.removeAll(names);
    unknown.removeAll(targets.keySet());
    return unknown;
  }
}
