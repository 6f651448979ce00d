package dev.isobar.query.story;

import dev.isobar.query.article.PostgresText;
import dev.isobar.query.story.StoryDecision.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the decisions of curators with the stories of their articles. */
final class StoryDecisionReader {
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

  private static final String CHANGED_AT =
      """
      SELECT greatest(
        (SELECT decided FROM story_decision WHERE id = ?),
        (SELECT decided FROM story_decision WHERE verdict IS NOT NULL
         ORDER BY decided DESC, id DESC LIMIT 1))
      """;

  private final Connection connection;

  StoryDecisionReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Holds a decision with the present ids of its articles.
   *
   * @param named the decision as it was written, with the ids that it names
   * @param stories the stories of those articles that the view has, by present id
   */
  record Stored(StoryDecision decision, StoryDecision named, Map<String, String> stories) {}

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
    Set<String> ids = new StoryDecisionTable(connection).concerning(Set.of(), Set.of(story));
    return new StoryDecisionReader(connection)
        .load(ids).stream().map(Stored::decision).sorted(DecidedPairs.BY_TIME.reversed()).toList();
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

  /** Returns when this decision was changed last, or a later one was made; empty without both. */
  Optional<Instant> changedAt(String id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(CHANGED_AT)) {
      select.setString(1, PostgresText.text(id));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
            .map(OffsetDateTime::toInstant);
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
}
