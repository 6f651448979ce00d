package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Answers of the REST interface. */
@ConfigMapping(prefix = "isobar.answers")
public interface PagingConfig {
  /** Default 50, items. The length of a page where the client gives no {@code limit}. */
  @WithDefault("50")
  int limit();

  /** Default 1000, items. The highest {@code limit} that a client may give. */
  @WithDefault("1000")
  int maxLimit();
}
