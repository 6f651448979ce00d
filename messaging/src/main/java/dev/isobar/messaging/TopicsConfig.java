package dev.isobar.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the Kafka topics. */
@ConfigMapping(prefix = "isobar.topics")
public interface TopicsConfig {
  /**
   * Default true. Whether the service creates missing Kafka topics in the background, with the
   * settings of asyncapi.yaml. With false it waits until they exist. A service without the
   * permission to create them asks again every 10 s.
   */
  @WithDefault("true")
  boolean create();
}
