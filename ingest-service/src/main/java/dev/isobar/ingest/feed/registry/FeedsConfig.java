package dev.isobar.ingest.feed.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the list of feeds. */
@ConfigMapping(prefix = "isobar.feeds")
public interface FeedsConfig {
  /**
   * Default true. Whether the service reads the feeds from Kafka, serves {@code /feeds} and takes
   * part in polling. With false it only accepts pushed articles.
   */
  @WithDefault("true")
  boolean enabled();

  /**
   * Default 10 s. The time limit for the broker to acknowledge a change of a feed, and then for this
   * replica to read it. The answer is 503 if one fails.
   */
  @WithDefault("PT10S")
  Duration publishTimeout();
}
