package dev.isobar.query.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Names the advisory locks of a view. Each schema has its own, so a view that is rebuilt in another
 * schema does not wait for the live one.
 */
public enum ViewLock {
  /** Partitions are created. */
  PARTITIONS,
  /** Changes of counts are folded. */
  COVERAGE,
  /** Articles are assigned to stories. */
  STORIES,
  /** Rows of articles are joined. */
  JOINS,
  /** The view is rebuilt. */
  REBUILD,
  /** Feeds are sent to subscribers. */
  FEEDS,
  /** Old messages to webhooks are deleted. */
  WEBHOOKS;

  /** The 64 bits of the lock, in the schema of the connection. */
  private final String key =
      "hashtextextended('isobar %s ' || current_schema(), 0)"
          .formatted(name().toLowerCase(Locale.ROOT));

  /** Waits for the lock, and holds it until the transaction ends. */
  public void acquire(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + key + ")");
    }
  }

  /** Holds the lock until the transaction ends; returns false if another transaction has it. */
  public boolean tryAcquire(Connection connection) throws SQLException {
    return ask(connection, "SELECT pg_try_advisory_xact_lock(" + key + ")");
  }

  /**
   * Holds the lock until {@link #release} or the connection is closed for good; returns false if
   * another connection has it.
   */
  public boolean tryHold(Connection connection) throws SQLException {
    return ask(connection, "SELECT pg_try_advisory_lock(" + key + ")");
  }

  /** Releases a lock that {@link #tryHold} got. */
  public void release(Connection connection) throws SQLException {
    ask(connection, "SELECT pg_advisory_unlock(" + key + ")");
  }

  /** Returns whether any connection has the lock. */
  public boolean isHeld(Connection connection) throws SQLException {
    return ask(
        connection,
        "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_database d ON d.oid = database"
            + " WHERE locktype = 'advisory' AND objsubid = 1 AND d.datname = current_database()"
            + " AND (classid::bigint << 32) | objid::bigint = "
            + key
            + ")");
  }

  private static boolean ask(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
