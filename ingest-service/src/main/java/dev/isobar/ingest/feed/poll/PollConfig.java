package dev.isobar.ingest.feed.poll;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of polling. */
@ConfigMapping(prefix = "isobar.feeds.poll")
public interface PollConfig {
  /**
   * Default 1 h. The longest time between two polls of a feed that states none and whose server
   * asks for none. Feeds that bring more are polled more often, down to 15 minutes.
   */
  @WithDefault("PT1H")
  Duration interval();

  /** Default 32. How many feeds this replica polls at once. */
  @WithDefault("32")
  int threads();

  /** Default 30 s. The time limit for the answer of a feed's server, with all redirects. */
  @WithDefault("PT30S")
  Duration timeout();

  /** Default 10485760 (10 MiB). The size limit of a feed's document after decompression. */
  @WithDefault("10485760")
  long maxBytes();

  /** Default 20. How many entries the first poll of a feed brings, the newest first. */
  @WithDefault("20")
  int firstEntries();

  /**
   * Default 30 days. How much older than the newest entry of its feed an unknown entry may be; an
   * older one is not published. Does not apply to the first poll.
   */
  @WithDefault("P30D")
  Duration maxAge();

  /**
   * Default 6 h. After this time without anything new from any feed of this replica an alarm is
   * raised.
   */
  @WithDefault("PT6H")
  Duration silenceLimit();
}
