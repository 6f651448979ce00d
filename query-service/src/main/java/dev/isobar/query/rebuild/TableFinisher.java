package dev.isobar.query.rebuild;

import dev.isobar.query.store.ViewSchema;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Vacuums, analyses and indexes the tables of a new view, several at once. */
final class TableFinisher {
  private final AgroalDataSource database;
  private final ViewSchema schema;
  private final ReadersIndexes indexes;
  private final int threads;

  /**
   * @param indexes those that are made
   * @param threads how many tables at once, each with a connection
   */
  TableFinisher(AgroalDataSource database, ViewSchema schema, ReadersIndexes indexes, int threads) {
    this.database = database;
    this.schema = schema;
    this.indexes = indexes;
    this.threads = threads;
  }

  /**
   * Finishes tables without partitions of their own, in this order.
   *
   * @throws SQLException if it fails for one of them
   */
  void finish(List<String> tables) throws SQLException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> tasks = new ArrayList<>();
      for (String table : tables) {
        tasks.add(
            executor.submit(
                () -> {
                  finish(table);
                  return null;
                }));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  /** Analyses before it indexes: to vacuum an index with rows costs more. */
  private void finish(String table) throws SQLException {
    try (Connection connection = database.getConnection()) {
      // A large table may take longer than any query.
      int timeout = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, 0);
      try (Statement statement = connection.createStatement()) {
        statement.execute("VACUUM (ANALYZE) " + ShadowSchema.in(schema, table));
        indexes.create(connection, table);
      } finally {
        connection.setNetworkTimeout(Runnable::run, timeout);
      }
    }
  }
}
