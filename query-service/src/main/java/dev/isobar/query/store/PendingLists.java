package dev.isobar.query.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits the lists in which new keys of articles wait to their indexes. Each partition has one. A
 * long list costs less time, because more keys go to a page of the index at once. But beside a
 * small index it is most of the disk, and an index to which many keys come at once is half empty.
 * So a list holds up to an eighth of its index, from 1 to 8 MB.
 */
public final class PendingLists {
  /** In kB; powers of two, so that a growing index seldom gets another limit. */
  private static final String UNFIT =
      """
      SELECT name, fit FROM (
        SELECT i.indexrelid::regclass::text AS name,
          least(8192, greatest(1024,
            2 ^ floor(log(2, greatest(1, pg_relation_size(i.indexrelid) / 8192.0)))))::int AS fit,
          (SELECT option_value FROM pg_options_to_table(c.reloptions)
            WHERE option_name = 'gin_pending_list_limit')::int AS present
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid AND pg_has_role(c.relowner, 'USAGE')
        JOIN pg_am m ON m.oid = c.relam AND m.amname = 'gin'
        JOIN pg_inherits p ON p.inhrelid = i.indrelid AND p.inhparent = '%s'::regclass) AS lists
      WHERE fit IS DISTINCT FROM present
      """;

  private PendingLists() {}

  /** Fits the lists of the live view's partitions. */
  public static void fit(Connection connection) throws SQLException {
    fit(connection, PartitionCreator.TABLE);
  }

  /**
   * Fits the lists of the partitions of a table.
   *
   * @param table as SQL names it
   */
  public static void fit(Connection connection, String table) throws SQLException {
    Map<String, Integer> limits = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(UNFIT.formatted(table))) {
        while (rows.next()) {
          limits.put(rows.getString(1), rows.getInt(2));
        }
      }
      for (Map.Entry<String, Integer> limit : limits.entrySet()) {
        statement.execute(
            "ALTER INDEX %s SET (gin_pending_list_limit = %d)"
                .formatted(limit.getKey(), limit.getValue()));
      }
    }
  }
}
