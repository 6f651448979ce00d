package dev.isobar.query.rebuild;

import dev.isobar.query.store.ViewSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drops the indexes of a new view that only readers need, and makes them of all rows at the end,
 * which costs less than to add each row.
 */
final class ReadersIndexes {
  private static final Set<String> NAMES =
      Set.of(
          "article_content_keys",
          "article_happening_day",
          "article_happening_labels",
          "story_latest",
          "tag_articles");

  private static final String INDEXES =
      "SELECT indexname, tablename, indexdef FROM pg_indexes WHERE schemaname = '%s'";

  /** That of a partitioned table is without its partitions. */
  private static final Pattern DEFINITION =
      Pattern.compile("CREATE INDEX (\\S+) ON (?:ONLY )?\\S+ USING (\\w+) (.*)");

  private static final String ROWS =
      """
      SELECT c.reltuples, coalesce(p.relname, c.relname)
      FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
      LEFT JOIN pg_class p ON p.oid = i.inhparent
      WHERE c.oid = ?::regclass
      """;

  /**
   * Memory for the GIN index of a table, in kB for each row, and its limits. Keys that come to the
   * index at once leave its pages half empty, so they come in eight parts; much more than the
   * default is not faster.
   */
  private static final int MEMORY_PER_ROW = 5;

  private static final int MIN_MEMORY = 4 << 10;
  private static final int MAX_MEMORY = 64 << 10;

  private final ViewSchema schema;
  private final List<Missing> missing = new ArrayList<>();

  ReadersIndexes(ViewSchema schema) {
    this.schema = schema;
  }

  private record Missing(String name, String table, String method, String rest) {
    boolean isGin() {
      return method.equals("gin");
    }
  }

  /** Drops them. */
  void drop(Connection connection) throws SQLException {
    missing.clear();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(INDEXES.formatted(schema.name()))) {
      while (rows.next()) {
        Matcher definition = DEFINITION.matcher(rows.getString(3));
        if (NAMES.contains(rows.getString(1)) && definition.matches()) {
          missing.add(
              new Missing(
                  rows.getString(1), rows.getString(2), definition.group(2), definition.group(3)));
        }
      }
    }
    for (Missing index : missing) {
      execute(connection, "DROP INDEX " + ShadowSchema.in(schema, index.name()));
    }
  }

  /** Makes those of a table or partition that was analysed. */
  void create(Connection connection, String table) throws SQLException {
    String qualified = ShadowSchema.in(schema, table);
    float rows;
    String parent;
    try (PreparedStatement select = connection.prepareStatement(ROWS)) {
      select.setString(1, qualified);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        rows = row.getFloat(1);
        parent = row.getString(2);
      }
    }
    for (Missing index : missing) {
      if (index.table().equals(parent)) {
        // That of a partition gets a name when it joins that of the table.
        String name = parent.equals(table) ? index.name() : "";
        create(connection, index, name, qualified, rows);
      }
    }
  }

  private static void create(
      Connection connection, Missing index, String name, String table, float rows)
      throws SQLException {
    String create =
        "CREATE INDEX %s ON %s USING %s %s".formatted(name, table, index.method(), index.rest());
    if (!index.isGin()) {
      execute(connection, create);
      return;
    }
    int memory = (int) Math.min(MAX_MEMORY, Math.max(MIN_MEMORY, rows * MEMORY_PER_ROW));
    execute(connection, "SET maintenance_work_mem = " + memory);
    try {
      execute(connection, create);
    } finally {
      execute(connection, "RESET maintenance_work_mem");
    }
  }

  /** Makes those of partitioned tables of those of their partitions. */
  void join(Connection connection) throws SQLException {
    for (Missing index : missing) {
      execute(
          connection,
          "CREATE INDEX IF NOT EXISTS %s ON %s USING %s %s"
              .formatted(
                  index.name(),
                  ShadowSchema.in(schema, index.table()),
                  index.method(),
                  index.rest()));
    }
    missing.clear();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
