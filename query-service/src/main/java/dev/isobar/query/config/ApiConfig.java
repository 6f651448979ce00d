package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Access to what changes the view. */
@ConfigMapping(prefix = "isobar.api")
public interface ApiConfig {
  /**
   * Default: none. The key of curators, who may take articles down and rebuild the view: {@code
   * DELETE /articles/{id}} and {@code /admin/rebuild} with {@code Authorization: Bearer <key>}.
   * Without a key these are allowed on loopback and refused with 403 on any other address.
   */
  Optional<String> key();
}
