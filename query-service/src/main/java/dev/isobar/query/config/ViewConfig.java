package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/**
 * Settings of the view and its consumer. {@code application.properties} passes some of them on to
 * the channel, with the same defaults; a test compares them.
 */
@ConfigMapping(prefix = "isobar.view")
public interface ViewConfig {
  /**
   * Default true. Whether this replica reads the Kafka topic and writes the view. With false it
   * only answers queries, from a database that other replicas write.
   */
  @WithDefault("true")
  boolean consume();

  /**
   * Default {@code isobar-query}. The consumer group. The offsets are in the database, so a new
   * name does not start a replay. The group gets a copy of them, for Kafka tools and autoscalers.
   */
  @WithDefault("isobar-query")
  String group();

  /**
   * Default 2. The number of Kafka consumers of this replica, each with its own thread. Consumers
   * in excess of the partitions are idle.
   */
  @WithDefault("2")
  int consumers();

  /** Default 250. The largest number of records in one transaction. */
  @WithDefault("250")
  int batch();

  /**
   * Default 16777216 bytes. The size limit of an event. A larger one becomes a dead letter with the
   * reason {@code too-large}.
   */
  @WithDefault("16777216")
  int maxBytes();

  /**
   * Default false. With true, the service resets its offsets at startup and reads the Kafka topic
   * again from its start. The rows stay and end up the same. Set it to false afterwards, otherwise
   * each start replays.
   */
  @WithDefault("false")
  boolean replay();

  /**
   * Default: none, all articles are kept. How long, as an ISO 8601 period such as {@code P24M}.
   * Articles that were published (else fetched) before the month that lies so far back are deleted
   * with their counts and stories, and a replay does not bring them back.
   */
  Optional<Period> retention();

  /**
   * Default 10 s. The longest pause between two attempts while the database or the broker is
   * unavailable.
   */
  @WithDefault("10s")
  Duration retryMax();
}
