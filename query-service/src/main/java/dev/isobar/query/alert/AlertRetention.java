package dev.isobar.query.alert;

import dev.isobar.query.config.AlertsConfig;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes what alerts need no longer, some in each transaction. */
@Singleton
class AlertRetention {
  private static final Logger LOG = Logger.getLogger(AlertRetention.class);
  private static final Duration INTERVAL = Duration.ofMinutes(10);
  private static final int BATCH = 5000;

  /** So many messages of an alert are kept. */
  private static final int MESSAGES = 200;

  private static final String SEEN =
      """
      DELETE FROM alert_seen WHERE name IN (
        SELECT name FROM alert_seen WHERE expires < ? LIMIT %d FOR UPDATE SKIP LOCKED)
      """
          .formatted(BATCH);

  private static final String HITS =
      """
      DELETE FROM alert_hit WHERE (alert, article) IN (
        SELECT alert, article FROM alert_hit WHERE found < ? LIMIT %d FOR UPDATE SKIP LOCKED)
      """
          .formatted(BATCH);

  private static final String MESSAGES_BY_AGE = "DELETE FROM alert_message WHERE created < ?";

  private static final String MESSAGES_BY_NUMBER =
      """
      DELETE FROM alert_message WHERE id IN (
        SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY alert ORDER BY created DESC, id)
          AS number FROM alert_message) n WHERE number > %d)
      """
          .formatted(MESSAGES);

  private final Alerts alerts;
  private final AgroalDataSource database;
  private final AlertsConfig config;
  private Instant next = Instant.MIN;

  AlertRetention(Alerts alerts, AgroalDataSource database, AlertsConfig config) {
    this.alerts = alerts;
    this.database = database;
    this.config = config;
  }

  /** Deletes what is old, if it is time to look again. Called by one thread. */
  void run(Instant now) throws SQLException {
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(INTERVAL);
    int deleted = delete(now);
    if (deleted > 0) {
      LOG.infof("Deleted %d old rows of alerts", deleted);
    }
    deleteRemoved();
  }

  /**
   * Deletes what is known of alerts that were removed without this service, by a record of the
   * Kafka topic.
   */
  void deleteRemoved() throws SQLException {
    List<String> known =
        Transactions.query(
            database, ViewSchema.LIVE, connection -> new AlertStates(connection).all());
    // After the rows are read: what this replica does not know then was removed.
    if (known.stream().allMatch(this::isPresent) || !alerts.areCurrent()) {
      return;
    }
    for (String alert : known) {
      if (!isPresent(alert)) {
        Transactions.update(
            database, ViewSchema.LIVE, connection -> new AlertStates(connection).forget(alert));
        LOG.infof("Deleted the rows of alert %s, which was removed", alert);
      }
    }
  }

  private boolean isPresent(String alert) {
    return alerts.isUnreadable(alert) || alerts.find(alert).isPresent();
  }

  /** Deletes what is old; returns how many rows. */
  int delete(Instant now) throws SQLException {
    Instant kept = now.minus(config.keep());
    return deleteAll(SEEN, now)
        + deleteAll(HITS, kept)
        + update(MESSAGES_BY_AGE, kept)
        + update(MESSAGES_BY_NUMBER, null);
  }

  private int deleteAll(String sql, Instant before) throws SQLException {
    int all = 0;
    int some;
    do {
      some = update(sql, before);
      all += some;
    } while (some == BATCH);
    return all;
  }

  private int update(String sql, Instant before) throws SQLException {
    return Transactions.query(
        database, ViewSchema.LIVE, connection -> update(connection, sql, before));
  }

  private static int update(Connection connection, String sql, Instant before) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      if (before != null) {
        delete.setObject(1, before.atOffset(ZoneOffset.UTC));
      }
      return delete.executeUpdate();
    }
  }
}
