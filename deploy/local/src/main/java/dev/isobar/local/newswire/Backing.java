package dev.isobar.local.newswire;

import java.util.Objects;

/**
 * What the services stand on.
 *
 * @param bootstrapServers of the Kafka broker
 * @param jdbcUrl of the PostgreSQL database
 */
public record Backing(String bootstrapServers, String jdbcUrl, String user, String password) {
  public Backing {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
  }
}
