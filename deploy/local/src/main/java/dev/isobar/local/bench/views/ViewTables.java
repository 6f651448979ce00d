package dev.isobar.local.bench.views;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads how much disk each table of a view and each of its indexes takes. */
final class ViewTables {
  /** Partitions count as one table, what is stored out of line belongs to the table. */
  private static final String SELECT =
      """
      WITH part AS (
        SELECT regexp_replace(c.relname, '_(other|[0-9]{4})(_[0-9]{2})?(_|$)', '\\3') AS name,
          pg_table_size(c.oid) AS bytes
        FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i'))
      SELECT name, sum(bytes) FROM part GROUP BY name HAVING sum(bytes) > 0 ORDER BY 2 DESC LIMIT 24
      """;

  private ViewTables() {}

  /** Returns the largest ones, in kB by article. */
  static Map<String, Double> kilobytes(Connection database, long articles) throws SQLException {
    Map<String, Double> kilobytes = new LinkedHashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(SELECT)) {
      while (rows.next()) {
        kilobytes.put(rows.getString(1), rows.getLong(2) / 1000.0 / articles);
      }
    }
    return kilobytes;
  }
}
