package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Settings of the dashboard at {@code /}. */
@ConfigMapping(prefix = "isobar.dashboard")
public interface DashboardConfig {
  /**
   * Default: none. The address of ingest-service, such as {@code http://localhost:8081}, from which
   * {@code /status/ingest} gets the health of the feeds and the number of dead letters. Without it
   * the dashboard says that it does not know them.
   */
  Optional<URI> ingestUrl();

  /**
   * Default: none. The address where ingest-service has {@code /q/health}, if it has {@code
   * isobar.management.port}. Without it, that of {@code isobar.dashboard.ingest-url}.
   */
  Optional<URI> ingestHealthUrl();

  /**
   * Default: none. A key of ingest-service with the role {@code reader}, if it needs one. What it
   * may read of feeds is then shown to everyone who may read this service.
   */
  Optional<String> ingestKey();
}
