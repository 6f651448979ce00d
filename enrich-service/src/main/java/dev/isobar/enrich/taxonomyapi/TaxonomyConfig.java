package dev.isobar.enrich.taxonomyapi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Settings of taxonomy changes at run time. */
@ConfigMapping(prefix = "isobar.taxonomy")
public interface TaxonomyConfig {
  /**
   * Default true. Whether the service reads the Kafka topic {@code isobar.taxonomy} before the
   * first article and follows it. With false, or with {@code isobar.enrich.channel.enabled=false},
   * the bundled taxonomy applies.
   */
  @WithDefault("true")
  boolean live();

  /**
   * Default 1 s. The shortest time between two rebuilds of the taxonomy. Changes that arrive faster
   * are applied together.
   */
  @WithName("rebuild-interval")
  @WithDefault("1s")
  Duration rebuildInterval();

  /**
   * Default 10 s. The time limit for the broker to acknowledge a change, and then for this replica
   * to apply it. The answer is 503 if the first fails and 202 if the second does.
   */
  @WithName("publish-timeout")
  @WithDefault("10s")
  Duration publishTimeout();

  /** Default 200. How many of the latest articles a preview of a change uses. */
  @WithName("sample-articles")
  @WithDefault("200")
  int sampleArticles();

  /** Default 8388608 bytes. The approximate memory limit for these articles together. */
  @WithName("sample-bytes")
  @WithDefault("8388608")
  int sampleBytes();
}
