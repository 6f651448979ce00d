package dev.isobar.query.store;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs work in transactions. What fails is rolled back: a connection that returns to the pool with
 * open work would commit it.
 */
public final class Transactions {
  private Transactions() {}

  /**
   * Reads or writes on the connection of a transaction.
   *
   * @param <E> what it throws besides {@link SQLException}
   */
  @FunctionalInterface
  public interface Query<T, E extends Exception> {
    T on(Connection connection) throws SQLException, E;
  }

  /** A {@link Query} without a result. */
  @FunctionalInterface
  public interface Update<E extends Exception> {
    void on(Connection connection) throws SQLException, E;
  }

  /** Returns the result of a query in one transaction in a schema. */
  public static <T, E extends Exception> T query(
      AgroalDataSource database, ViewSchema schema, Query<T, E> query) throws SQLException, E {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        schema.use(connection);
        T result = query.on(connection);
        connection.commit();
        return result;
      } finally {
        connection.rollback();
      }
    }
  }

  /** Makes an update in one transaction in a schema. */
  public static <E extends Exception> void update(
      AgroalDataSource database, ViewSchema schema, Update<E> update) throws SQLException, E {
    query(
        database,
        schema,
        connection -> {
          update.on(connection);
          return null;
        });
  }
}
