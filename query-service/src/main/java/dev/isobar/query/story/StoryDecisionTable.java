package dev.isobar.query.story;

import dev.isobar.query.article.PostgresText;
import dev.isobar.query.story.StoryDecision.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private static final String LOAD =
      """
      SELECT d.id, d.verdict, d.decided, d.decided_by, d.note, a.name, a.article, a.other, s.story
      FROM story_decision d JOIN story_decision_article a ON a.decision = d.id
      LEFT JOIN story_article s ON s.id = a.article
      WHERE d.id = ANY(?) ORDER BY d.id, a.name
      """;

  private static final String LATEST =
      """
      SELECT id FROM story_decision
      WHERE verdict IS NOT NULL AND (decided, id) < (to_timestamp(? / 1000.0), ?)
      ORDER BY decided DESC, id DESC LIMIT ?
      """;

  private final Connection connection;

  StoryDecisionTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * Holds a decision with the present ids of its articles.
   *
   * @param named the decision as it was written, with the ids that it names
   * @param stories the stories of those articles that the view has, by present id
   */
  record Stored(StoryDecision decision, StoryDecision named, Map<String, String> stories) {}

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
              return before == null ? change.decision() != null : change.at().isAfter(before);
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
   * @return the present ids of those articles that decisions name; null if there is no decision
   */
  Set<String> follow(Collection<String> names) throws SQLException {
    Set<String> named = ids(NAMED, names);
    if (!named.remove("")) {
      return null;
    }
    if (named.isEmpty()) {
      return named;
    }
    Map<String, String> present = present(named);
    present.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    if (present.isEmpty()) {
      return Set.of();
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
    return Set.copyOf(present.values());
  }

  /** Returns the ids of decisions that name articles, or members of stories. */
  Set<String> concerning(Collection<String> articles, Collection<String> stories)
      throws SQLException {
    return ids(CONCERNING, articles, stories);
  }

  /** Returns decisions, ordered by id. */
  List<Stored> load(Collection<String> ids) throws SQLException {
    List<Stored> decisions = new ArrayList<>();
    if (ids.isEmpty()) {
      return decisions;
    }
    try (PreparedStatement select = connection.prepareStatement(LOAD)) {
      select.setArray(1, PostgresText.array(connection, List.copyOf(ids), id -> id));
      try (ResultSet row = select.executeQuery()) {
        boolean more = row.next();
        while (more) {
          Loaded loaded = new Loaded(row);
          do {
            loaded.add(row);
            more = row.next();
          } while (more && row.getString(1).equals(loaded.first.id()));
          decisions.add(loaded.stored());
        }
      }
    }
    return decisions;
  }

  /** Returns the decisions about articles of a story, the latest first, with their present ids. */
  static List<StoryDecision> about(Connection connection, String story) throws SQLException {
    StoryDecisionTable table = new StoryDecisionTable(connection);
    return table.load(table.concerning(Set.of(), Set.of(story))).stream()
        .map(Stored::decision)
        .sorted(DecidedPairs.BY_TIME.reversed())
        .toList();
  }

  /** Returns decisions, the latest first. */
  List<Stored> latest(Instant before, String beforeId, int limit) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LATEST)) {
      select.setLong(1, before.toEpochMilli());
      select.setString(2, PostgresText.text(beforeId));
      select.setInt(3, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    Map<String, Stored> byId = new HashMap<>();
    load(ids).forEach(stored -> byId.put(stored.decision().id(), stored));
    return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  /** Returns all decisions that were made, or taken back. */
  List<StoryDecisions.Change> changes() throws SQLException {
    Map<String, Instant> changed = new TreeMap<>();
    try (PreparedStatement select =
            connection.prepareStatement("SELECT id, decided FROM story_decision");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        changed.put(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
      }
    }
    Map<String, StoryDecision> made = new HashMap<>();
    load(changed.keySet()).forEach(stored -> made.put(stored.named().id(), stored.named()));
    List<StoryDecisions.Change> changes = new ArrayList<>();
    changed.forEach((id, at) -> changes.add(new StoryDecisions.Change(id, made.get(id), at)));
    return changes;
  }

  /** Returns when a decision was made, or taken back. */
  Optional<Instant> changedAt(String id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT decided FROM story_decision WHERE id = ?")) {
      select.setString(1, PostgresText.text(id));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    }
  }

  /** Collects the rows of one decision. */
  private static final class Loaded {
    private final StoryDecision first;
    private final List<List<String>> names = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<List<String>> articles = List.of(new ArrayList<>(), new ArrayList<>());
    private final Map<String, String> stories = new HashMap<>();

    Loaded(ResultSet row) throws SQLException {
      first =
          new StoryDecision(
              row.getString(1),
              Verdict.valueOf(row.getString(2)),
              List.of(),
              List.of(),
              row.getObject(3, OffsetDateTime.class).toInstant(),
              row.getString(4),
              row.getString(5));
    }

    void add(ResultSet row) throws SQLException {
      int side = row.getBoolean(8) ? 1 : 0;
      names.get(side).add(row.getString(6));
      articles.get(side).add(row.getString(7));
      if (row.getString(9) != null) {
        stories.put(row.getString(7), row.getString(9));
      }
    }

    Stored stored() {
      return new Stored(of(articles), of(names), stories);
    }

    private StoryDecision of(List<List<String>> sides) {
      return new StoryDecision(
          first.id(),
          first.verdict(),
          sides.get(0),
          sides.get(1),
          first.decidedAt(),
          first.by(),
          first.note());
    }
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
