package dev.isobar.query.coverage;

import dev.isobar.query.store.PendingLists;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.work.RepeatingTask;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Folds the changes of counts in the background: as soon as there are many, because every reader
 * reads them, and few ones only now and then, because a fold writes the sums of whole years. It
 * rests four times as long as it has worked.
 */
@ApplicationScoped
public class CoverageFolder {
  private static final int MANY = 2_000;
  private static final Duration INTERVAL = Duration.ofMillis(500);

  /** An archive of many years costs so much per fold that it would fold all the time. */
  private static final int REST = 4;

  private static final int FEW_EVERY_LOOKS = 60;

  private final AgroalDataSource database;
  private final SchemaMigrator schema;
  private final RepeatingTask task =
      new RepeatingTask("coverage-folder", "Counts are not folded", INTERVAL, this::look);

  private int looks;

  CoverageFolder(AgroalDataSource database, SchemaMigrator schema) {
    this.database = database;
    this.schema = schema;
  }

  void start(@Observes StartupEvent event) {
    task.start();
  }

  void stop(@Observes ShutdownEvent event) {
    task.stop();
  }

  private Duration look() throws SQLException {
    looks++;
    Duration worked =
        schema.isReady() ? fold(looks % FEW_EVERY_LOOKS == 0 ? 1 : MANY) : Duration.ZERO;
    Duration rest = worked.multipliedBy(REST);
    return rest.compareTo(INTERVAL) > 0 ? rest : INTERVAL;
  }

  /** Folds once if so many changes wait; returns how long it took. */
  private Duration fold(int atLeast) throws SQLException {
    try (Connection connection = database.getConnection()) {
      long start = System.nanoTime();
      if (isWaiting(connection, atLeast) && fold(connection)) {
        vacuum(connection);
        PendingLists.fit(connection);
      }
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  private static boolean isWaiting(Connection connection, int atLeast) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT FROM coverage_change OFFSET %d LIMIT 1".formatted(atLeast - 1))) {
      return row.next();
    }
  }

  private static boolean fold(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try {
      long folded = CoverageFold.run(connection);
      connection.commit();
      return folded > 0;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Readers read the whole table; without this, they would also read what was deleted. */
  private static void vacuum(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM coverage_change");
    }
  }
}
