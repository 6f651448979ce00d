package dev.isobar.query.webhook;

import dev.isobar.query.article.PostgresText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

/** Takes messages that are to be sent to webhooks. Each is delivered or ends as a dead one. */
@Singleton
public class WebhookQueue {
  private static final String INSERT =
      """
      INSERT INTO webhook_message (webhook, id, type, body, created_at, due)
      VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (webhook, id) DO NOTHING
      """;

  private final Clock clock;

  @Inject
  WebhookQueue() {
    this(Clock.systemUTC());
  }

  WebhookQueue(Clock clock) {
    this.clock = clock;
  }

  /**
   * Queues a message in the connection's transaction: it is sent after that has committed, and not
   * at all if it rolls back. A message whose id the webhook has had, in the last 30 days at least
   * (setting {@code isobar.delivery.keep}), is not queued again. Transactions that queue the same
   * messages wait for each other, so each should queue them in the order of their ids. Only
   * transactions of the live view know the queue, not those of a rebuild.
   *
   * @return whether the message is queued; false if its id has been
   */
  public boolean offer(Connection connection, OfferedMessage message) throws SQLException {
    Instant now = clock.instant();
    Instant due = message.notBefore() == null ? now : message.notBefore();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, message.webhook());
      insert.setString(2, message.id());
      insert.setString(3, message.type());
      insert.setString(4, PostgresText.text(MessageBody.of(message.type(), now, message.data())));
      insert.setTimestamp(5, Timestamp.from(now));
      insert.setTimestamp(6, Timestamp.from(due));
      return insert.executeUpdate() == 1;
    }
  }
}
