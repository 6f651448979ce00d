package dev.isobar.ingest.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of archives that are loaded beside live articles. */
@ConfigMapping(prefix = "isobar.replay")
public interface ReplayConfig {
  /**
   * Default 100. How many articles a second this replica takes from archives, over all senders. A
   * lower number leaves more capacity for live articles.
   */
  @WithDefault("100")
  int rate();

  /**
   * Default 50. How many raw articles may wait for enrich-service before archives pause: live
   * articles wait behind these. The number includes what was enriched since the last commit of
   * offsets, see {@code isobar.enrich.channel.commit-interval}. Without the permission to read the
   * consumer group's offsets, only the rate limits archives.
   */
  @WithDefault("50")
  long maxBacklog();

  /** Default {@code isobar-enrich}. The consumer group of enrich-service. */
  @WithDefault("isobar-enrich")
  String group();
}
