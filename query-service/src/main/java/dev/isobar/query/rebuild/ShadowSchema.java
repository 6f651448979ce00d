package dev.isobar.query.rebuild;

import dev.isobar.query.store.PendingLists;
import dev.isobar.query.store.ViewSchema;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;

/**
 * Creates the schema in which the view is rebuilt, beside that of the live view, and exchanges the
 * tables of both.
 */
final class ShadowSchema {
  /** Tables that do not come from Kafka. They stay where they are. */
  private static final Set<String> KEPT = Set.of("flyway_schema_history", "rebuild");

  /** The tables of a schema, a partitioned one before its partitions. */
  private static final String TABLES =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = to_regnamespace('%s') AND relkind IN ('r', 'p')
      ORDER BY relkind, relname
      """;

  /** Those that have rows, the largest first. */
  private static final String LEAVES =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = to_regnamespace('%s') AND relkind = 'r'
      ORDER BY pg_table_size(oid) DESC, relname
      """;

  private static final String CONTENTS = "article_content";

  /** Those of the live view: with the name of a new one, or partitions of such a table. */
  private static final String LIVE_TABLES =
      """
      SELECT c.relname FROM pg_class c
      LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = i.inhparent
      WHERE c.relnamespace = to_regnamespace('%1$s') AND c.relkind IN ('r', 'p')
        AND coalesce(p.relname, c.relname) IN (
          SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('%2$s'))
      ORDER BY c.relkind, c.relname
      """;

  private final ViewSchema live;
  private final ViewSchema shadow;

  /** What the live view was, after the exchange. */
  private final ViewSchema former;

  private final ReadersIndexes indexes;

  private ShadowSchema(String live) {
    this.live = new ViewSchema(live);
    this.shadow = new ViewSchema(live + "_rebuild");
    this.former = new ViewSchema(live + "_former");
    this.indexes = new ReadersIndexes(shadow);
  }

  /** Returns the schemas beside the one of the connection. */
  static ShadowSchema beside(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_schema()")) {
      row.next();
      return new ShadowSchema(row.getString(1));
    }
  }

  ViewSchema shadow() {
    return shadow;
  }

  /**
   * Creates the tables, empty and without the indexes of readers, and drops what an earlier rebuild
   * left.
   */
  void create(Connection connection, Flyway flyway) throws SQLException {
    drop(connection);
    execute(connection, "CREATE SCHEMA " + shadow.quoted());
    execute(connection, "CREATE SCHEMA " + former.quoted());
    Flyway.configure()
        .configuration(flyway.getConfiguration())
        .schemas(shadow.name())
        .defaultSchema(shadow.name())
        .load()
        .migrate();
    indexes.drop(connection);
  }

  /**
   * Collects what PostgreSQL must know about the new tables to choose indexes while they are
   * filled. Not of contents: their keys cost more than all other columns, and no statement that
   * fills needs them.
   */
  void analyze(Connection connection) throws SQLException {
    for (String table : tables(connection, LEAVES.formatted(shadow.name()))) {
      if (!table.startsWith(CONTENTS)) {
        execute(connection, "ANALYZE " + in(shadow, table));
      }
    }
  }

  /**
   * Makes the new tables as they are after a night, with all indexes: readers need not look at what
   * was deleted.
   *
   * @param threads how many tables at once, each with a connection
   */
  void finish(AgroalDataSource database, Connection connection, int threads)
      throws SQLException, InterruptedException {
    new TableFinisher(database, shadow, indexes, threads)
        .finish(tables(connection, LEAVES.formatted(shadow.name())));
    indexes.join(connection);
    PendingLists.fit(connection, in(shadow, CONTENTS));
    // What all partitions have in common, without their keys.
    execute(connection, "ANALYZE %s (at, id, seq, whole_day)".formatted(in(shadow, CONTENTS)));
  }

  /**
   * Keeps autovacuum from the live tables until the connection's transaction ends, since it holds
   * them for longer than the exchange waits. Readers and writers go on.
   */
  void keepVacuumAway(Connection connection) throws SQLException {
    for (String table : tables(connection, LIVE_TABLES.formatted(live.name(), shadow.name()))) {
      execute(connection, "LOCK TABLE " + in(live, table) + " IN SHARE UPDATE EXCLUSIVE MODE");
    }
  }

  /**
   * Exchanges the tables in the connection's transaction. Statements of other connections wait, and
   * find the new tables then. Everything that reads the view begins with the offsets, so they are
   * locked first: who has them can end.
   */
  void exchange(Connection connection) throws SQLException {
    List<String> before = tables(connection, LIVE_TABLES.formatted(live.name(), shadow.name()));
    List<String> after = tables(connection, TABLES.formatted(shadow.name()));
    execute(connection, "LOCK TABLE " + in(live, "consumer_offset"));
    for (String table : before) {
      execute(connection, "LOCK TABLE " + in(live, table));
    }
    move(connection, before, live, former);
    move(connection, after, shadow, live);
  }

  /** Drops the new tables, or the former ones after the exchange. */
  void drop(Connection connection) throws SQLException {
    execute(connection, "DROP SCHEMA IF EXISTS " + shadow.quoted() + " CASCADE");
    execute(connection, "DROP SCHEMA IF EXISTS " + former.quoted() + " CASCADE");
  }

  private static List<String> tables(Connection connection, String sql) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    names.removeAll(KEPT);
    return names;
  }

  private static void move(
      Connection connection, List<String> tables, ViewSchema from, ViewSchema to)
      throws SQLException {
    for (String table : tables) {
      execute(connection, "ALTER TABLE " + in(from, table) + " SET SCHEMA " + to.quoted());
    }
  }

  /** Returns the name of a table with its schema. */
  static String in(ViewSchema schema, String table) {
    return schema.quoted() + "." + '"' + table + '"';
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
