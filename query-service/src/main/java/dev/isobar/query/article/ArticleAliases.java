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
import java.util.TreeSet;
import java.util.function.BiConsumer;

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
  private List<String> added = List.of();

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
        String name = PostgresText.text(alias);
        names.add(name);
        named.putIfAbsent(name, received.article().id());
      }
    }
    aliases.added = aliases.write(named, "ON CONFLICT DO NOTHING");
    Collection<String> unknown = names;
    while (!unknown.isEmpty()) {
      unknown = aliases.read(unknown);
    }
    return aliases;
  }

  /** Returns the names that this transaction was the first to store, in order. */
  List<String> added() {
    return added;
  }

  /** Returns those of some ids that another transaction has redirected since they were read. */
  Set<String> redirectedByOthers(Collection<String> ids) throws SQLException {
    Set<String> redirected = new TreeSet<>();
    if (!ids.isEmpty()) {
      select(
          ids,
          (alias, id) -> {
            if (!targets.containsKey(alias)) {
              redirected.add(alias);
            }
          });
    }
    return redirected;
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
    String name = PostgresText.text(alias);
    targets.put(name, id);
    changed.put(name, id);
  }

  /** Returns the names that lead elsewhere since they were read. */
  Set<String> redirected() {
    return changed.keySet();
  }

  void store() throws SQLException {
    write(changed, "ON CONFLICT (alias) DO UPDATE SET id = excluded.id");
  }

  /** Returns the names that were written. */
  private List<String> write(Map<String, String> rows, String onConflict) throws SQLException {
    List<String> written = new ArrayList<>();
    if (rows.isEmpty()) {
      return written;
    }
    List<String> names = new ArrayList<>(rows.keySet());
    try (PreparedStatement insert =
        connection.prepareStatement(INSERT + onConflict + " RETURNING alias")) {
      insert.setArray(1, PostgresText.array(connection, names, name -> name));
      insert.setArray(2, PostgresText.array(connection, names, rows::get));
      try (ResultSet returned = insert.executeQuery()) {
        while (returned.next()) {
          written.add(returned.getString(1));
        }
      }
    }
    return written;
  }

  /** Returns the ids found, whose own redirects are unknown. */
  private Set<String> read(Collection<String> names) throws SQLException {
    Set<String> unknown = new HashSet<>();
    select(
        names,
        (alias, id) -> {
          targets.put(alias, id);
          unknown.add(id);
        });
    unknown.removeAll(names);
    unknown.removeAll(targets.keySet());
    return unknown;
  }

  private void select(Collection<String> names, BiConsumer<String, String> row)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          row.accept(rows.getString(1), rows.getString(2));
        }
      }
    }
  }
}
