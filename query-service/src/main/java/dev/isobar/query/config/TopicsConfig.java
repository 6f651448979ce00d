package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Kafka topics. */
@ConfigMapping(prefix = "isobar.topics")
public interface TopicsConfig {
  /**
   * Default true. Whether the service creates missing Kafka topics when it starts, with the
   * settings of {@code asyncapi.yaml}. Set to false where only operators may create them.
   */
  @WithDefault("true")
  boolean create();
}
