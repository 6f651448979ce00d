package dev.isobar.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The Kafka topics. */
@ConfigMapping(prefix = "isobar.topics")
public interface TopicsConfig {
  /**
   * Whether the service creates missing Kafka topics, as asyncapi.yaml describes them, in the
   * background. Default: true. Switch it off where topics are created by other means; the service
   * then waits for them.
   */
  @WithDefault("true")
  boolean create();
}
