package dev.isobar.enrich.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Kafka topics. */
@ConfigMapping(prefix = "isobar.topics")
public interface TopicsConfig {
  /** Default true. Creates Kafka topics that are missing when the service starts. */
  @WithDefault("true")
  boolean create();
}
