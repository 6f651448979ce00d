package dev.isobar.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an article may be. */
@ConfigMapping(prefix = "isobar.article")
public interface ArticleConfig {
  /**
   * The size limit of one article, in bytes of its JSON as it goes to the raw Kafka topic. Default:
   * 1048576 (1 MiB); at most 4128768, since the Kafka topic takes 4 MiB. A larger one is refused
   * with 413. All services need the same value.
   */
  @WithDefault("1048576")
  int maxBytes();

  /**
   * How far ahead of this machine's clock {@code fetchedAt} may lie, as a duration. Default: 1
   * hour. The newest {@code fetchedAt} of an article wins everywhere, so one from next year would
   * keep every later revision out; it is refused with 400.
   */
  @WithDefault("PT1H")
  Duration maxAhead();
}
