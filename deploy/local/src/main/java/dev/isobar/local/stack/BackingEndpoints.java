package dev.isobar.local.stack;

import java.util.Objects;

/**
 * The addresses of broker and database.
 *
 * @param bootstrapServers of the Kafka broker
 * @param jdbcUrl of the PostgreSQL database
 */
public record BackingEndpoints(
    String bootstrapServers, String jdbcUrl, String user, String password) {
  public BackingEndpoints {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
  }
}
