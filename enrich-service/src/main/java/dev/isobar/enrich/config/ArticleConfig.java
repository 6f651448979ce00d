package dev.isobar.enrich.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Size limits of a raw article. */
@ConfigMapping(prefix = "isobar.article")
public interface ArticleConfig {
  /**
   * Default 1048576 bytes. The size limit of a raw article, in bytes of its JSON. A larger one
   * becomes a dead letter with the reason {@code too-large}.
   */
  @WithName("max-bytes")
  @WithDefault("1048576")
  int maxBytes();
}
