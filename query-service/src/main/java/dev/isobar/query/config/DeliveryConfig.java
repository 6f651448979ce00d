package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the delivery of messages to webhooks. */
@ConfigMapping(prefix = "isobar.delivery")
public interface DeliveryConfig {
  /**
   * Default {@code isobar_delivery}. The schema of the database for messages that wait and for what
   * was sent. It is not that of the view, so that a rebuild leaves it. Services that share a
   * database but not a view need a name each.
   */
  @WithDefault("isobar_delivery")
  String schema();

  /**
   * Default true. Whether this replica sends messages. With false it only takes them, and other
   * replicas send.
   */
  @WithDefault("true")
  boolean send();

  /**
   * Default: none. Hosts of webhooks whose addresses need not be public, separated by commas, each
   * as {@code host} or {@code host:port}. Webhooks on all other private and loopback addresses are
   * refused.
   */
  Optional<List<String>> allowedHosts();

  /**
   * Default 200. The highest number of webhooks; more are refused with 409. Each replica may have
   * so many threads, one for each target that it sends to.
   */
  @WithDefault("200")
  int maxWebhooks();

  /**
   * Default 10000. How many messages may wait for a webhook, as while it is paused; at least 1. Of
   * more, the oldest are dead messages within half a minute.
   */
  @WithDefault("10000")
  int maxWaiting();

  /** Default 1 s. How often each replica looks for messages that are due; more than 0. */
  @WithDefault("PT1S")
  Duration interval();

  /** Default 15 s. How long a target may take for its whole answer. */
  @WithDefault("PT15S")
  Duration timeout();

  /**
   * Default: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h, as Standard Webhooks proposes.
   * The pauses after failed attempts; each gets up to a fifth more at random. A message whose last
   * attempt fails is dead.
   */
  @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
  List<Duration> retries();

  /**
   * Default 120. How many attempts a minute a webhook gets on average, unless it has its own {@code
   * ratePerMinute}; at least 1. Up to ten are made at once.
   */
  @WithDefault("120")
  int ratePerMinute();

  /** Default 5 days. How long all attempts must have failed until a webhook is disabled. */
  @WithDefault("P5D")
  Duration disableAfter();

  /** Default 1 day. How long the former secret signs too after a rotation. */
  @WithDefault("P1D")
  Duration secretOverlap();

  /** Default 30 days. How long dead messages are kept, and the ids of delivered ones. */
  @WithDefault("P30D")
  Duration keep();
}
