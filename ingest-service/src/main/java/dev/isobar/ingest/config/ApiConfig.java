package dev.isobar.ingest.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may push over HTTP. */
@ConfigMapping(prefix = "isobar.api")
public interface ApiConfig {
  /**
   * The key that {@code POST /articles} needs, as {@code Authorization: Bearer <key>}. Default:
   * none. Without a key everybody on this machine may push while the service listens on loopback;
   * on any other address a push is refused with 403, unless {@code isobar.push.open} is true.
   */
  Optional<String> key();
}
