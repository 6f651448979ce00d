package dev.isobar.query.alert;

import dev.isobar.query.article.PostgresText;
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
import java.util.Set;

/** Reads and writes the articles that alerts have matched, within one transaction. */
final class AlertHits {
  /** One message tells so many at most. */
  static final int MAX_PENDING = 5000;

  private static final String MATCHED =
      "SELECT alert, article, revision, content FROM alert_hit"
          + " WHERE alert = ANY(?) AND article = ANY(?)";

  private static final String WRITE =
      """
      INSERT INTO alert_hit (alert, article, revision, content, at, found, state, entities, item)
      VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, ?)
      ON CONFLICT (alert, article) DO UPDATE SET revision = excluded.revision,
        content = excluded.content, at = excluded.at, found = excluded.found, state = 'pending',
        entities = excluded.entities, item = excluded.item
      """;

  private static final String DUE =
      """
      INSERT INTO alert_state AS s (alert, due) VALUES (?, ?)
      ON CONFLICT (alert) DO UPDATE SET due = least(s.due, excluded.due)
      """;

  /** In one order, so that transactions do not wait for each other in a circle. */
  private static final String ADD_STATES =
      """
      INSERT INTO alert_state (alert) SELECT alert FROM unnest(?::text[]) alert ORDER BY alert
      ON CONFLICT DO NOTHING
      """;

  private static final String LOCK_STATES =
      "SELECT alert FROM alert_state WHERE alert = ANY(?) ORDER BY alert FOR UPDATE";

  private static final String PENDING =
      """
      SELECT article, revision, content, at, found, entities, item FROM alert_hit
      WHERE alert = ? AND state = 'pending' ORDER BY at, article LIMIT %d
      """
          .formatted(MAX_PENDING);

  private static final String MARK =
      "UPDATE alert_hit SET state = ?, item = NULL WHERE alert = ? AND article = ANY(?)";

  /** What an alert has told, under all ids of it. A name may lead to another name. */
  private static final String ALL_TOLD =
      """
      WITH RECURSIVE told (revision, content, id, depth) AS (
        SELECT revision, content, article, 0 FROM alert_hit WHERE alert = ? AND state = 'told'
        UNION ALL
        SELECT told.revision, told.content, a.id, depth + 1
        FROM told JOIN article_alias a ON a.alias = told.id
        WHERE depth < 16)
      """;

  private static final String TOLD =
      ALL_TOLD + "SELECT id, revision, content FROM told WHERE id = ANY(?)";

  private static final String TOLD_STORIES =
      ALL_TOLD
          + "SELECT DISTINCT s.story FROM told JOIN story_article s ON s.id = told.id"
          + " WHERE s.story = ANY(?)";

  private final Connection connection;

  AlertHits(Connection connection) {
    this.connection = connection;
  }

  /**
   * Holds an article that an alert has matched.
   *
   * @param content a hash of its title and text
   * @param at when it was fetched
   * @param found when it was matched
   * @param entities the entities of the query that it mentions, if that matters
   * @param item the article as lists show it, as JSON
   */
  record Hit(
      String article,
      long revision,
      String content,
      Instant at,
      Instant found,
      Set<String> entities,
      String item) {
    Hit {
      entities = Set.copyOf(entities);
    }
  }

  /**
   * Names what an alert has matched or told before.
   *
   * @param content a hash of its title and text
   */
  record Matched(String article, long revision, String content) {
    /** Returns whether a revision is a later one with another title or text. */
    boolean isChangedBy(long other, String otherContent) {
      return revision < other && !content.equals(otherContent);
    }

    private static Matched newer(Matched one, Matched other) {
      return one.revision >= other.revision ? one : other;
    }
  }

  /** Returns by alert which of an article's names each of some alerts has matched before. */
  Map<String, Matched> matched(Collection<String> alerts, Collection<String> names)
      throws SQLException {
    Map<String, Matched> matched = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(MATCHED)) {
      select.setArray(1, array(alerts));
      select.setArray(2, array(names));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          matched.merge(
              row.getString(1),
              new Matched(row.getString(2), row.getLong(3), row.getString(4)),
              Matched::newer);
        }
      }
    }
    return matched;
  }

  /** Adds a hit, or the new revision of one. */
  void write(String alert, Hit hit) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
      insert.setString(1, alert);
      insert.setString(2, hit.article());
      insert.setLong(3, hit.revision());
      insert.setString(4, hit.content());
      insert.setObject(5, time(hit.at()));
      insert.setObject(6, time(hit.found()));
      insert.setArray(7, array(hit.entities()));
      insert.setString(8, PostgresText.text(hit.item()));
      insert.executeUpdate();
    }
  }

  /**
   * Locks alerts before their hits are written, as {@link AlertTransaction} does: otherwise each
   * could wait for the other.
   */
  void lock(Collection<String> alerts) throws SQLException {
    if (alerts.isEmpty()) {
      return;
    }
    for (String sql : List.of(ADD_STATES, LOCK_STATES)) {
      try (PreparedStatement lock = connection.prepareStatement(sql)) {
        lock.setArray(1, array(alerts));
        lock.execute();
      }
    }
  }

  /** Lets the next message of an alert leave at a time, unless it leaves before. */
  void due(String alert, Instant at) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(DUE)) {
      insert.setString(1, alert);
      insert.setObject(2, time(at));
      insert.executeUpdate();
    }
  }

  /** Returns the hits that are not told yet, in the order of time. */
  List<Hit> pending(String alert) throws SQLException {
    List<Hit> hits = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(PENDING)) {
      select.setString(1, alert);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          hits.add(
              new Hit(
                  row.getString(1),
                  row.getLong(2),
                  row.getString(3),
                  row.getObject(4, OffsetDateTime.class).toInstant(),
                  row.getObject(5, OffsetDateTime.class).toInstant(),
                  Set.of((String[]) row.getArray(6).getArray()),
                  row.getString(7)));
        }
      }
    }
    return hits;
  }

  void markTold(String alert, Collection<Hit> hits) throws SQLException {
    mark(alert, hits, "told");
  }

  void markSkipped(String alert, Collection<Hit> hits) throws SQLException {
    mark(alert, hits, "skipped");
  }

  private void mark(String alert, Collection<Hit> hits, String state) throws SQLException {
    if (hits.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(MARK)) {
      update.setString(1, state);
      update.setString(2, alert);
      update.setArray(3, array(hits.stream().map(Hit::article).toList()));
      update.executeUpdate();
    }
  }

  /** Returns what an alert has told of articles, the newest revision, by their present ids. */
  Map<String, Matched> told(String alert, Collection<String> presentIds) throws SQLException {
    Map<String, Matched> told = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(TOLD)) {
      select.setString(1, alert);
      select.setArray(2, array(presentIds));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          told.merge(
              row.getString(1),
              new Matched(row.getString(1), row.getLong(2), row.getString(3)),
              Matched::newer);
        }
      }
    }
    return told;
  }

  /** Returns those of the stories of which an alert has told an article. */
  Set<String> toldStories(String alert, Collection<String> stories) throws SQLException {
    Set<String> told = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(TOLD_STORIES)) {
      select.setString(1, alert);
      select.setArray(2, array(stories));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          told.add(row.getString(1));
        }
      }
    }
    return told;
  }

  private java.sql.Array array(Collection<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
