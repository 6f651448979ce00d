package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the REST interface. */
@ConfigMapping(prefix = "isobar.answers")
public interface PagingConfig {
  /** Default 50. The number of items per page if the client sends no {@code limit}. */
  @WithDefault("50")
  int limit();

  /** Default 1000. The highest {@code limit} that a client may send. */
  @WithDefault("1000")
  int maxLimit();
}
