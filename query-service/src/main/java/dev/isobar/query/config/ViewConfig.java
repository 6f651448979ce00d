package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * The view and how it is filled. {@code application.properties} hands some of these on to the
 * channel, with the same defaults; a test compares them.
 */
@ConfigMapping(prefix = "isobar.view")
public interface ViewConfig {
  /**
   * Default true. Whether this replica reads the Kafka topic and writes the view. With false it
   * only answers, for a replica that shares the database with others.
   */
  @WithDefault("true")
  boolean consume();

  /**
   * Default {@code isobar-query}. Consumer group. The offsets are kept in the database, so a new
   * name alone replays nothing; the group has a copy of them, for Kafka's tools and for scalers.
   */
  @WithDefault("isobar-query")
  String group();

  /**
   * Default 2. Consumers of this replica, each with a thread of its own; more than partitions are
   * idle.
   */
  @WithDefault("2")
  int consumers();

  /** Default 250, records. The most that one transaction takes. */
  @WithDefault("250")
  int batch();

  /**
   * Default 16777216, bytes. A longer event goes to the dead-letter topic with reason {@code
   * too-large}.
   */
  @WithDefault("16777216")
  int maxBytes();

  /**
   * Default false. With true the service forgets its offsets once when it starts and reads the
   * Kafka topic again from its start. The rows stay, and end as they were. Take it back afterwards,
   * or each start replays.
   */
  @WithDefault("false")
  boolean replay();

  /** Default 10 s. The longest pause between two tries while database or broker are away. */
  @WithDefault("10s")
  Duration retryMax();
}
