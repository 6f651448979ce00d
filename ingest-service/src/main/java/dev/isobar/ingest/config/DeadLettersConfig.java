package dev.isobar.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of reading and replaying dead letters. */
@ConfigMapping(prefix = "isobar.dead-letters")
public interface DeadLettersConfig {
  /**
   * Default 10 s. How long one request may read dead letters. A list that needs longer is returned
   * in part, with the cursor to continue.
   */
  @WithDefault("PT10S")
  Duration timeout();

  /**
   * Default 268435456 (256 MiB). How many bytes of dead letters one request may read. A list that
   * needs more is returned in part, with the cursor to continue.
   */
  @WithDefault("268435456")
  long maxScanBytes();

  /** Default 262144 (256 KiB). How many bytes of a value are shown. */
  @WithDefault("262144")
  int maxShownBytes();

  /** Default 1000. How many dead letters one request may replay. */
  @WithDefault("1000")
  int maxReplays();

  /** Default 2. How many requests may read dead letters at once. Further ones get 429. */
  @WithDefault("2")
  int maxRequests();
}
