package dev.isobar.query.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes the next offset of each partition, which the database keeps beside the rows. */
public final class ConsumerOffsets {
  private final String channel;

  /**
   * @param channel the Kafka topic
   */
  public ConsumerOffsets(String channel) {
    this.channel = channel;
  }

  /** Returns the next offsets of these partitions; 0 for one that was never read. */
  public Map<Integer, Long> of(Connection connection, Collection<Integer> partitions)
      throws SQLException {
    return read(connection, partitions, "");
  }

  /**
   * Returns the next offsets and locks their rows until the transaction ends. Inserts missing rows
   * first.
   */
  public Map<Integer, Long> lock(Connection connection, Collection<Integer> partitions)
      throws SQLException {
    Map<Integer, Long> offsets = read(connection, partitions, " ORDER BY part FOR UPDATE");
    if (offsets.size() == partitions.size()) {
      return offsets;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO consumer_offset (channel, part, next_offset)"
                + " SELECT ?, part, 0 FROM unnest(?::int[]) part ON CONFLICT DO NOTHING")) {
      insert.setString(1, channel);
      insert.setArray(2, connection.createArrayOf("int4", partitions.toArray()));
      insert.executeUpdate();
    }
    return read(connection, partitions, " ORDER BY part FOR UPDATE");
  }

  /** Writes the next offsets of locked partitions. */
  public void store(Connection connection, Map<Integer, Long> offsets) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE consumer_offset o SET next_offset = n.next_offset, batches = o.batches + 1"
                + " FROM unnest(?::int[], ?::bigint[]) n (part, next_offset)"
                + " WHERE o.channel = ? AND o.part = n.part")) {
      update.setArray(1, connection.createArrayOf("int4", offsets.keySet().toArray()));
      update.setArray(2, connection.createArrayOf("int8", offsets.values().toArray()));
      update.setString(3, channel);
      update.executeUpdate();
    }
  }

  /** Says that rows have changed without a record of Kafka: clients must not keep their answers. */
  public void renewVersion(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE consumer_offset SET batches = batches + 1 WHERE channel = ? AND part ="
                + " (SELECT min(part) FROM consumer_offset WHERE channel = ?)")) {
      update.setString(1, channel);
      update.setString(2, channel);
      update.executeUpdate();
    }
  }

  /** Resets every partition to its start. Running consumers notice this and read again. */
  void forget(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE consumer_offset SET next_offset = 0, batches = batches + 1"
                + " WHERE channel = ?")) {
      update.setString(1, channel);
      update.executeUpdate();
    }
  }

  /**
   * Resets every partition to its start if the offsets belong to another epoch of the Kafka topic.
   * In the connection's transaction.
   *
   * @return the former epoch if it was another one; else null
   */
  public String adopt(Connection connection, String epoch) throws SQLException {
    String before = epoch(connection);
    if (!epoch.equals(before)) {
      try (PreparedStatement write =
          connection.prepareStatement(
              "INSERT INTO channel_epoch (channel, epoch) VALUES (?, ?)"
                  + " ON CONFLICT (channel) DO UPDATE SET epoch = excluded.epoch")) {
        write.setString(1, channel);
        write.setString(2, epoch);
        write.executeUpdate();
      }
    }
    if (before == null || epoch.equals(before)) {
      return null;
    }
    forget(connection);
    return before;
  }

  private String epoch(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT epoch FROM channel_epoch WHERE channel = ? FOR UPDATE")) {
      select.setString(1, channel);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private Map<Integer, Long> read(
      Connection connection, Collection<Integer> partitions, String suffix) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT part, next_offset FROM consumer_offset WHERE channel = ? AND part = ANY(?)"
                + suffix)) {
      select.setString(1, channel);
      select.setArray(2, connection.createArrayOf("int4", partitions.toArray()));
      Map<Integer, Long> offsets = new TreeMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          offsets.put(rows.getInt(1), rows.getLong(2));
        }
      }
      return offsets;
    }
  }
}
