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
import java.util.List;
import java.util.Optional;

/** Reads and writes when alerts send messages, within one transaction. */
final class AlertStates {
  private static final String DUE =
      "SELECT alert FROM alert_state WHERE due <= ? ORDER BY due LIMIT ?";

  private static final String LOCK =
      """
      SELECT silent_until FROM alert_state WHERE alert = ? AND due <= ? FOR UPDATE SKIP LOCKED
      """;

  private static final String SET =
      "UPDATE alert_state SET due = ?, silent_until = ? WHERE alert = ?";

  private static final String STORE =
      """
      INSERT INTO alert_message (id, alert, created, body) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  /** The state first: whoever changes the rest locks it before. */
  private static final List<String> TABLES =
      List.of("alert_state", "alert_hit", "alert_entity", "alert_message");

  private final Connection connection;

  AlertStates(Connection connection) {
    this.connection = connection;
  }

  /**
   * Says that an alert is due.
   *
   * @param silentUntil when the last burst of articles ends; null for none
   */
  record Due(Instant silentUntil) {}

  /** Returns alerts that may have something to tell, those that wait longest first. */
  List<String> due(Instant now, int limit) throws SQLException {
    List<String> due = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(DUE)) {
      select.setObject(1, time(now));
      select.setInt(2, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          due.add(row.getString(1));
        }
      }
    }
    return due;
  }

  /** Returns all alerts of which something is known. */
  List<String> all() throws SQLException {
    List<String> all = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement("SELECT alert FROM alert_state");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    }
    return all;
  }

  /** Locks an alert; empty if it is not due, or another transaction sends its message. */
  Optional<Due> lock(String alert, Instant now) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setString(1, alert);
      select.setObject(2, time(now));
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        OffsetDateTime silent = row.getObject(1, OffsetDateTime.class);
        return Optional.of(new Due(silent == null ? null : silent.toInstant()));
      }
    }
  }

  /**
   * Writes when an alert is due again.
   *
   * @param due null if nothing waits
   * @param silentUntil null for none
   */
  void set(String alert, Instant due, Instant silentUntil) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SET)) {
      update.setObject(1, due == null ? null : time(due));
      update.setObject(2, silentUntil == null ? null : time(silentUntil));
      update.setString(3, alert);
      update.executeUpdate();
    }
  }

  /** Keeps a message. */
  void store(String alert, String id, Instant created, String body) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(STORE)) {
      insert.setString(1, id);
      insert.setString(2, alert);
      insert.setObject(3, time(created));
      insert.setString(4, PostgresText.text(body));
      insert.executeUpdate();
    }
  }

  /** Deletes all that is known of an alert. */
  void forget(String alert) throws SQLException {
    for (String table : TABLES) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM " + table + " WHERE alert = ?")) {
        delete.setString(1, alert);
        delete.executeUpdate();
      }
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
