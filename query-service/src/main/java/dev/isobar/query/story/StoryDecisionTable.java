package dev.isobar.query.story;

import dev.isobar.query.article.PostgresText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads and writes the tables of the decisions of curators. */
final class StoryDecisionTable {
  private static final String UPSERT =
      """
      INSERT INTO story_decision (id, verdict, decided, decided_by, note) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE
      SET verdict = excluded.verdict, decided = excluded.decided,
        decided_by = excluded.decided_by, note = excluded.note
      """;

  /** The ids that names have now. A name may lead to another name. */
  private static final String PRESENT =
      """
      WITH RECURSIVE present (name, id, depth) AS (
        SELECT name, name COLLATE "C", 0 FROM unnest(?::text[]) n (name)
        UNION ALL
        SELECT name, a.id, depth + 1 FROM present JOIN article_alias a ON a.alias = present.id
        WHERE depth < 16)
      SELECT DISTINCT ON (name) name, id FROM present ORDER BY name, depth DESC
      """;

  /** Those of some articles that decisions name, and an empty id if there is any decision. */
  private static final String NAMED =
      """
      SELECT DISTINCT article FROM story_decision_article WHERE article = ANY(?)
      UNION ALL
      SELECT '' WHERE EXISTS (SELECT FROM story_decision_article)
      """;

  private static final String CONCERNING =
      """
      SELECT decision FROM story_decision_article WHERE article = ANY(?)
      UNION
      SELECT d.decision FROM story_decision_article d JOIN story_article s ON s.id = d.article
      WHERE s.story = ANY(?)
      """;

  private final Connection connection;

  StoryDecisionTable(Connection connection) {
    this.connection = connection;
  }

  /** Returns those changes that are newer than what the table has. */
  List<StoryDecisions.Change> newer(Collection<StoryDecisions.Change> changes) throws SQLException {
    Map<String, Instant> known = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id, decided FROM story_decision WHERE id = ANY(?)")) {
      select.setArray(
          1, PostgresText.array(connection, List.copyOf(changes), StoryDecisions.Change::id));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.put(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
    return changes.stream()
        .filter(
            change -> {
              Instant before = known.get(change.id());
              return before == null || change.at().isAfter(before);
            })
        .toList();
  }

  void write(Collection<StoryDecisions.Change> changes) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM story_decision_article WHERE decision = ANY(?)")) {
      delete.setArray(
          1, PostgresText.array(connection, List.copyOf(changes), StoryDecisions.Change::id));
      delete.executeUpdate();
    }
    for (StoryDecisions.Change change : changes) {
      StoryDecision decision = change.decision();
      try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
        upsert.setString(1, PostgresText.text(change.id()));
        upsert.setString(2, decision == null ? null : decision.verdict().name());
        upsert.setObject(3, change.at().atOffset(ZoneOffset.UTC));
        upsert.setString(4, decision == null ? null : PostgresText.text(decision.by()));
        upsert.setString(5, decision == null ? null : PostgresText.text(decision.note()));
        upsert.executeUpdate();
      }
      if (decision != null) {
        insertArticles(change.id(), decision.articles(), false);
        insertArticles(change.id(), decision.others(), true);
      }
    }
  }

  private void insertArticles(String decision, List<String> names, boolean other)
      throws SQLException {
    Map<String, String> present = present(names);
    List<String> ordered = List.copyOf(present.keySet());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO story_decision_article (decision, name, article, other)"
                + " SELECT ?, name, article, ? FROM unnest(?::text[], ?::text[]) n (name, article)"
                + " ON CONFLICT DO NOTHING")) {
      insert.setString(1, PostgresText.text(decision));
      insert.setBoolean(2, other);
      insert.setArray(3, PostgresText.array(connection, ordered, name -> name));
      insert.setArray(4, PostgresText.array(connection, ordered, present::get));
      insert.executeUpdate();
    }
  }

  private Map<String, String> present(Collection<String> names) throws SQLException {
    Map<String, String> present = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(PRESENT)) {
      select.setArray(1, PostgresText.array(connection, List.copyOf(names), name -> name));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          present.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return present;
  }

  /**
   * Follows articles that got other ids.
   *
   * @param names the ids, present and former, of articles that are written or deleted
   * @return the ids that these articles have now if decisions name them; empty if the view has no
   *     decision
   */
  Optional<Set<String>> follow(Collection<String> names) throws SQLException {
    Set<String> named = ids(NAMED, names);
    if (!named.remove("")) {
      return Optional.empty();
    }
    if (named.isEmpty()) {
      return Optional.of(named);
    }
    Map<String, String> present = present(named);
    present.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    if (present.isEmpty()) {
      return Optional.of(Set.of());
    }
    List<String> former = List.copyOf(present.keySet());
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE story_decision_article d SET article = n.now"
                + " FROM unnest(?::text[], ?::text[]) n (before, now) WHERE d.article = n.before")) {
      update.setArray(1, PostgresText.array(connection, former, id -> id));
      update.setArray(2, PostgresText.array(connection, former, present::get));
      update.executeUpdate();
    }
    return Optional.of(Set.copyOf(present.values()));
  }

  /** Returns the ids of decisions that name articles, or members of stories. */
  Set<String> concerning(Collection<String> articles, Collection<String> stories)
      throws SQLException {
    return ids(CONCERNING, articles, stories);
  }

  /** Returns the present ids of all articles that decisions name. */
  Set<String> articles(Collection<String> decisions) throws SQLException {
    return ids("SELECT article FROM story_decision_article WHERE decision = ANY(?)", decisions);
  }

  @SafeVarargs
  private Set<String> ids(String sql, Collection<String>... parameters) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setArray(
            i + 1, PostgresText.array(connection, List.copyOf(parameters[i]), id -> id));
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }
}
