package dev.isobar.testing;

/** A running PostgreSQL with an empty database, for as long as it is not closed. */
public interface Database extends AutoCloseable {
  String jdbcUrl();

  String user();

  String password();

  @Override
  void close();
}
