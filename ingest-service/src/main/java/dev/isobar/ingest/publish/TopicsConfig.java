package dev.isobar.ingest.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The Kafka topics. */
@ConfigMapping(prefix = "isobar.topics")
public interface TopicsConfig {
  /**
   * Whether the service creates the Kafka topics that are missing, in the background. Default:
   * true. Off where topics are created by hand; the service then waits for them.
   */
  @WithDefault("true")
  boolean create();
}
