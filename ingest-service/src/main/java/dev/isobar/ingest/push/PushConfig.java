package dev.isobar.ingest.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is taken in at once. */
@ConfigMapping(prefix = "isobar.push")
public interface PushConfig {
  /**
   * How many bytes of bodies may be in this service at once, read but not yet acknowledged.
   * Default: 33554432 (32 MiB). Beyond it a push is answered 429. A stream of articles counts as
   * {@code isobar.article.max-bytes}, however long it is, so that 32 streams can be open at once.
   */
  @WithDefault("33554432")
  long maxBytesInFlight();

  /** How many pushes may be in progress at once. Default: 1000. Beyond it one is answered 429. */
  @WithDefault("1000")
  int maxRequestsInFlight();

  /**
   * Whether everybody who reaches the service may push although it does not listen on loopback and
   * has no {@code isobar.api.key}. Default: false. Such pushes are then refused with 403.
   */
  @WithDefault("false")
  boolean open();

  /** What {@code Retry-After} says on 429 and 503, in whole seconds. Default: 2 seconds. */
  @WithDefault("PT2S")
  Duration retryAfter();
}
