package dev.isobar.query.coverage;

import dev.isobar.query.store.PendingLists;
import dev.isobar.query.store.SchemaMigrator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Folds the changes of counts in the background: as soon as there are many, because every reader
 * reads them, and few ones only now and then, because a fold writes the sums of whole years. It
 * rests four times as long as it has worked.
 */
@ApplicationScoped
public class CoverageFolder {
  private static final Logger LOG = Logger.getLogger(CoverageFolder.class);
  private static final int MANY = 2_000;
  private static final int LOOK_MILLIS = 500;

  /** An archive of many years costs so much per fold that it would fold all the time. */
  private static final int REST = 4;

  private static final int FEW_EVERY_LOOKS = 60;

  private final AgroalDataSource database;
  private final SchemaMigrator schema;
  private final CountDownLatch stopped = new CountDownLatch(1);

  CoverageFolder(AgroalDataSource database, SchemaMigrator schema) {
    this.database = database;
    this.schema = schema;
  }

  void start(@Observes StartupEvent event) {
    Thread thread = new Thread(this::foldUntilStopped, "coverage-folder");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void foldUntilStopped() {
    try {
      long rest = LOOK_MILLIS;
      for (int look = 1; !stopped.await(rest, TimeUnit.MILLISECONDS); look++) {
        long worked = schema.isReady() ? fold(look % FEW_EVERY_LOOKS == 0 ? 1 : MANY) : 0;
        rest = Math.max(LOOK_MILLIS, REST * worked);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Folds once if so many changes wait; returns how many milliseconds it took. */
  private long fold(int atLeast) {
    try (Connection connection = database.getConnection()) {
      long start = System.nanoTime();
      if (isWaiting(connection, atLeast) && fold(connection)) {
        vacuum(connection);
        PendingLists.fit(connection);
      }
      return (System.nanoTime() - start) / 1_000_000;
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Counts are not folded, retrying: %s", e.getMessage());
      return 0;
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
