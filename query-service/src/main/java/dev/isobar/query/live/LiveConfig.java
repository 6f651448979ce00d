package dev.isobar.query.live;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the live stream. */
@ConfigMapping(prefix = "isobar.live")
public interface LiveConfig {

  /**
   * Default {@code 10s}. How long a subscriber may receive nothing before it gets a heartbeat,
   * which also carries the stream cursor. Set it lower than the idle timeout of every proxy between
   * client and service.
   */
  @WithDefault("10s")
  Duration heartbeat();

  /**
   * Default {@code 2s}. How long clients wait before they reconnect. Each gets a random value of up
   * to twice this, so that they do not all reconnect at once.
   */
  @WithDefault("2s")
  Duration retry();

  /**
   * Default {@code 1h}. How old a stream gets; then the service ends it after a heartbeat, and the
   * client resumes on any replica. Each stream ends up to a quarter earlier, at random, so that
   * streams that began together do not end together. {@code 0s} ends none.
   */
  @WithDefault("1h")
  Duration maxAge();

  /**
   * Default {@code 2s}. The time over which the service ends its streams when it stops, so that
   * their clients do not all reconnect at once. With few streams it takes less: 2 ms for each.
   */
  @WithDefault("2s")
  Duration stopSpread();

  /**
   * Default {@code 10000}. The highest number of subscribers of one replica. Further ones get 503.
   */
  @WithDefault("10000")
  int maxSubscribers();

  /**
   * Default {@code 32M}, in bytes of memory. The memory for the {@link ReplayBuffer}, which holds
   * the latest events for all subscribers. Their JSON is about a quarter of it. The buffer is empty
   * while there are no subscribers. Subscribers that are further behind are served by a backfill
   * from Kafka.
   */
  @WithDefault("32M")
  MemorySize replayBuffer();

  /**
   * Default {@code 250ms}. How often a replica asks the database for changes of stories while
   * {@code /live/stories} has subscribers. It asks once for all of them.
   */
  @WithDefault("250ms")
  Duration viewPoll();

  /**
   * Default {@code 10s}. How often a replica looks whether something rises while {@code
   * /live/trends} has subscribers.
   */
  @WithDefault("10s")
  Duration trendPoll();

  /**
   * Default {@code 4}. The number of Kafka consumers and threads for backfills. Further subscribers
   * wait in a queue; long backfills take turns.
   */
  @WithDefault("4")
  int catchUpConsumers();

  /**
   * Default {@code 256K}, in bytes. How much may wait to be sent to one client before it counts as
   * slow, in addition to the socket buffers of the kernel. One event may exceed it.
   */
  @WithDefault("256K")
  MemorySize clientBuffer();

  /**
   * Default {@code 5s}. How long the buffer of a client may stay full before the service closes the
   * connection. The client can resume with {@code Last-Event-ID}.
   */
  @WithDefault("5s")
  Duration grace();

  /**
   * Default {@code 5s}. The interval at which the service looks for new partitions of the Kafka
   * topic.
   */
  @WithDefault("5s")
  Duration partitionRefresh();
}
