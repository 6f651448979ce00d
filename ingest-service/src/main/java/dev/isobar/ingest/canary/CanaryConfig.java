package dev.isobar.ingest.canary;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of canaries. */
@ConfigMapping(prefix = "isobar.canary")
public interface CanaryConfig {
  /**
   * Default: none. How often this replica sends a canary, for example {@code PT1M}. Without it,
   * only {@code POST /canaries} sends one. Needs {@code isobar.feeds.view.url}. The other services
   * must have this version or a later one, or they show canaries as articles.
   */
  Optional<Duration> every();

  /** Default 30 s. After which time a canary that is not in the view counts as late. */
  @WithDefault("PT30S")
  Duration late();

  /** Default 5 min. After which time it counts as lost, and is no longer looked for. */
  @WithDefault("PT5M")
  Duration lost();
}
