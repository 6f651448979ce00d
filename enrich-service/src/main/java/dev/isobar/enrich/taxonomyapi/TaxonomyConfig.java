package dev.isobar.enrich.taxonomyapi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How the taxonomy is followed and changed while the service runs. */
@ConfigMapping(prefix = "isobar.taxonomy")
public interface TaxonomyConfig {
  /**
   * Default true. Reads the Kafka topic {@code isobar.taxonomy} before the first article and
   * follows it. False, or {@code isobar.enrich.channel.enabled=false}, leaves the built-in taxonomy
   * as it is.
   */
  @WithDefault("true")
  boolean live();

  /** Default 1 s. Changes that come faster are applied together. */
  @WithName("rebuild-interval")
  @WithDefault("1s")
  Duration rebuildInterval();

  /**
   * Default 10 s. How long the broker has to acknowledge a change, and then this replica to apply
   * it; the answer is 503 after the first and 202 after the second.
   */
  @WithName("publish-timeout")
  @WithDefault("10s")
  Duration publishTimeout();

  /** Default 200. How many of the latest articles a change is previewed on. */
  @WithName("sample-articles")
  @WithDefault("200")
  int sampleArticles();

  /** Default 8388608 bytes, about. What these articles may take in memory together. */
  @WithName("sample-bytes")
  @WithDefault("8388608")
  int sampleBytes();
}
