package dev.isobar.query.canary;

import dev.isobar.contracts.channel.Canary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;

/** Writes canaries where articles are written. */
public final class CanaryRows {
  private static final String INSERT =
      """
      INSERT INTO canary (number, sent_at, visible_at) VALUES (?, ?, clock_timestamp())
      ON CONFLICT DO NOTHING
      """;

  /** Writers do not wait for each other. */
  private static final String DELETE_OLD =
      """
      DELETE FROM canary WHERE number IN (
        SELECT number FROM canary WHERE visible_at < now() - interval '1 hour'
        FOR UPDATE SKIP LOCKED)
      """;

  private CanaryRows() {}

  /** Writes canaries in the connection's transaction. One that the view has stays as it is. */
  public static void insert(Connection connection, List<Canary> canaries) throws SQLException {
    if (canaries.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Canary canary : canaries) {
        insert.setString(1, canary.number());
        insert.setObject(2, canary.sentAt().atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (Statement delete = connection.createStatement()) {
      delete.execute(DELETE_OLD);
    }
  }
}
