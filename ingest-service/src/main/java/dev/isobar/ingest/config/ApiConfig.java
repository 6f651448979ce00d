package dev.isobar.ingest.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Access to the HTTP interface. */
@ConfigMapping(prefix = "isobar.api")
public interface ApiConfig {
  /**
   * Default: none. The key for {@code POST /articles} and for changes of {@code /feeds}, sent as
   * {@code Authorization: Bearer <key>}. Without a key, both are allowed on loopback and refused
   * with 403 on any other address; pushes are allowed there if {@code isobar.push.open} is true.
   */
  Optional<String> key();
}
