package dev.isobar.testing;

/** Represents a running Kafka broker until it is closed. */
public interface Broker extends AutoCloseable {
  /** Returns {@code host:port}, the value for {@code bootstrap.servers}. */
  String bootstrapServers();

  @Override
  void close();
}
