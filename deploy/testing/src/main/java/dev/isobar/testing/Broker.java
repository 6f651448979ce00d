package dev.isobar.testing;

/** A running Kafka broker, for as long as it is not closed. */
public interface Broker extends AutoCloseable {
  /** {@code host:port}, as clients take it for {@code bootstrap.servers}. */
  String bootstrapServers();

  @Override
  void close();
}
