package dev.isobar.enrich.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may change something over HTTP. */
@ConfigMapping(prefix = "isobar.api")
public interface ApiConfig {
  /**
   * Default: none. The key that {@code PUT} and {@code DELETE} of {@code /taxonomy} need, as {@code
   * Authorization: Bearer <key>}. Without a key they are open while the service listens on
   * loopback, and refused with 403 on any other address.
   */
  Optional<String> key();
}
