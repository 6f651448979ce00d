package dev.isobar.enrich.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Access to the HTTP interface. */
@ConfigMapping(prefix = "isobar.api")
public interface ApiConfig {
  /**
   * Default: none. The key for {@code PUT} and {@code DELETE} of {@code /taxonomy}, sent as {@code
   * Authorization: Bearer <key>}. Without a key, both are allowed on loopback and refused with 403
   * on any other address.
   */
  Optional<String> key();
}
