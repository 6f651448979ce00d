package dev.isobar.ingest.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of pushes over HTTP. */
@ConfigMapping(prefix = "isobar.push")
public interface PushConfig {
  /**
   * Default 33554432 (32 MiB). How many bytes of request bodies the service may hold, read but not
   * yet acknowledged. Further pushes get 429. A stream of articles may hold one line of {@code
   * isobar.article.max-html-bytes} and 512 KiB of lines that wait for the broker. It counts as
   * both, whatever its length, so 7 streams can be open at once.
   */
  @WithDefault("33554432")
  long maxBytesInFlight();

  /** Default 1000. How many pushes may be in progress at once. Further pushes get 429. */
  @WithDefault("1000")
  int maxRequestsInFlight();

  /**
   * Default false. Whether anyone may push if the service listens on an address other than loopback
   * and has no {@code isobar.api.key}. With false such pushes get 403.
   */
  @WithDefault("false")
  boolean open();

  /**
   * Default 2 s. The value of the {@code Retry-After} header of answers 429 and 503, in whole
   * seconds.
   */
  @WithDefault("PT2S")
  Duration retryAfter();
}
