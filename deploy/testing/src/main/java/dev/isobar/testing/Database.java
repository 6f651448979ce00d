package dev.isobar.testing;

/** Represents a running PostgreSQL with an empty database until it is closed. */
public interface Database extends AutoCloseable {
  String jdbcUrl();

  String user();

  String password();

  @Override
  void close();
}
