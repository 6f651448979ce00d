package dev.isobar.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Chooses the schema in which transactions read and write.
 *
 * @param name null for the schema of the connection, in which the live view is
 */
public record ViewSchema(String name) {
  /** The schema of the live view. */
  public static final ViewSchema LIVE = new ViewSchema(null);

  /** Uses the schema until the transaction ends. */
  public void use(Connection connection) throws SQLException {
    if (name != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET LOCAL search_path = " + quoted());
      }
    }
  }

  /** Returns the name for use in SQL. */
  public String quoted() {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
