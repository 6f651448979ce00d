package dev.isobar.query.webhook;

import dev.isobar.query.config.DeliveryConfig;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewLock;
import dev.isobar.query.store.ViewSchema;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Ends what waits in vain, and deletes what need not be kept, a bounded number of rows at a time:
 * deliveries but the last of each webhook, dead messages after a while, and what belongs to
 * webhooks that were removed.
 */
@Singleton
class WebhookUpkeep {
  /** How many deliveries of each webhook are kept. */
  static final int KEPT = 100;

  private static final int ROWS = 5_000;

  /** How often each replica looks for messages of webhooks that were removed. */
  private static final Duration ORPHANS = Duration.ofHours(1);

  private static final String END_OVERFLOW =
      """
      UPDATE webhook_message SET state = 'dead', failure = concat_ws('; ', failure, ?)
      WHERE state = 'pending' AND seq IN (
        SELECT oldest.seq FROM (
          SELECT webhook, count(*) AS waiting FROM webhook_message WHERE state = 'pending'
          GROUP BY webhook HAVING count(*) > ?) AS queue
        CROSS JOIN LATERAL (
          SELECT seq FROM webhook_message WHERE webhook = queue.webhook AND state = 'pending'
          ORDER BY seq LIMIT least(queue.waiting - ?, ?)) AS oldest)
      """;

  private static final String FORGET =
      """
      UPDATE webhook_message SET state = 'forgotten', body = '', answer = NULL, failure = NULL
      WHERE seq IN (
        SELECT seq FROM (
          SELECT seq, row_number() OVER (PARTITION BY webhook ORDER BY attempted_at DESC, seq DESC) n
          FROM webhook_message WHERE state = 'delivered') AS delivered
        WHERE n > ? LIMIT ?)
      """;

  private static final String DELETE_OLD =
      """
      DELETE FROM webhook_message WHERE seq IN (
        SELECT seq FROM webhook_message
        WHERE state IN ('dead', 'forgotten') AND created_at < ? LIMIT ?)
      """;

  /** A webhook that another replica has just created may not be known yet. */
  private static final String DELETE_ORPHANS =
      """
      DELETE FROM webhook_message WHERE seq IN (
        SELECT seq FROM webhook_message
        WHERE NOT webhook = ANY(?) AND created_at < now() - interval '1 hour' LIMIT ?)
      """;

  private static final String DELETE_TARGETS =
      """
      DELETE FROM webhook_target WHERE NOT webhook = ANY(?)
        AND (leased_until IS NULL OR leased_until < now() - interval '1 hour')
      """;

  private static final String WAITING =
      """
      SELECT count(*), coalesce(extract(epoch FROM now() - min(due) FILTER (WHERE webhook = ANY(?))), 0)
      FROM webhook_message WHERE state = 'pending'
      """;

  private final AgroalDataSource database;
  private final Webhooks webhooks;
  private final MessageStore store;
  private final WebhookMetrics metrics;
  private final DeliveryConfig config;
  private final InstantSource clock;
  private volatile Instant nextOrphans = Instant.MIN;

  @Inject
  WebhookUpkeep(
      AgroalDataSource database,
      Webhooks webhooks,
      MessageStore store,
      WebhookMetrics metrics,
      DeliveryConfig config) {
    this(database, webhooks, store, metrics, config, Clock.systemUTC());
  }

  WebhookUpkeep(
      AgroalDataSource database,
      Webhooks webhooks,
      MessageStore store,
      WebhookMetrics metrics,
      DeliveryConfig config,
      InstantSource clock) {
    this.database = database;
    this.webhooks = webhooks;
    this.store = store;
    this.metrics = metrics;
    this.config = config;
    this.clock = clock;
  }

  /** Tidies, unless another replica is just doing it. */
  void tidy() throws SQLException {
    // Messages may have been queued for a webhook that is disabled.
    metrics.dead(store.endMessagesOfDisabled());
    endOverflow(config.maxWaiting());
    boolean complete = webhooks.isAtEnd();
    List<Webhook> all = webhooks.all();
    Transactions.update(
        database,
        ViewSchema.LIVE,
        connection -> {
          count(connection, all);
          if (ViewLock.WEBHOOKS.tryAcquire(connection)) {
            update(connection, FORGET, KEPT, ROWS);
            update(
                connection, DELETE_OLD, Timestamp.from(clock.instant().minus(config.keep())), ROWS);
            // What this replica does not know yet would look as if it were removed.
            if (complete) {
              deleteOrphans(connection, all);
              update(connection, DELETE_TARGETS, ids(connection, all, true));
            }
          }
        });
  }

  /**
   * Makes the oldest messages of queues that are too long dead, unless another replica is just
   * doing it.
   *
   * @param max how many messages may wait for a webhook
   */
  void endOverflow(int max) throws SQLException {
    int ended;
    do {
      ended =
          Transactions.query(
              database,
              ViewSchema.LIVE,
              connection ->
                  ViewLock.WEBHOOKS.tryAcquire(connection)
                      ? update(connection, END_OVERFLOW, WebhookMessage.OVERFLOW, max, max, ROWS)
                      : 0);
      metrics.dead(ended);
    } while (ended >= ROWS);
  }

  /** It reads all messages, and what is deleted need not be so soon. */
  private void deleteOrphans(Connection connection, List<Webhook> all) throws SQLException {
    Instant now = clock.instant();
    if (now.isBefore(nextOrphans)) {
      return;
    }
    int deleted = update(connection, DELETE_ORPHANS, ids(connection, all, true), ROWS);
    nextOrphans = deleted < ROWS ? now.plus(ORPHANS) : now;
  }

  private void count(Connection connection, List<Webhook> all) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WAITING)) {
      select.setObject(1, ids(connection, all, false));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        metrics.waiting(row.getLong(1), Math.max(0, row.getLong(2)));
      }
    }
  }

  private static Object ids(Connection connection, List<Webhook> all, boolean withPaused)
      throws SQLException {
    return connection.createArrayOf(
        "text",
        all.stream().filter(webhook -> withPaused || !webhook.paused()).map(Webhook::id).toArray());
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }
}
