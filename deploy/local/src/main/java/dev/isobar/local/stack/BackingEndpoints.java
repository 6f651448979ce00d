package dev.isobar.local.stack;

import java.util.Objects;

/**
 * Holds the addresses of broker and database.
 *
 * @param bootstrapServers the address of the Kafka broker
 * @param jdbcUrl the address of the PostgreSQL database
 */
public record BackingEndpoints(
    String bootstrapServers, String jdbcUrl, String user, String password) {
  public BackingEndpoints {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
  }
}
