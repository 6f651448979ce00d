package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the WebSub hub of the feeds. */
@ConfigMapping(prefix = "isobar.websub")
public interface WebSubConfig {
  /**
   * Default true. Whether feeds name the hub {@code /websub} of this service and subscribers may
   * use it. Without {@code isobar.api.public-url} the hub is off: a subscription names a feed by
   * its whole address.
   */
  @WithDefault("true")
  boolean enabled();

  /**
   * Default: none. Hosts of subscribers whose addresses need not be public, separated by commas,
   * each as {@code host} or {@code host:port}. Callbacks on all other private and loopback
   * addresses are refused.
   */
  Optional<List<String>> allowedHosts();

  /**
   * Default 500. The highest number of subscriptions; more are refused with 503. Each feed that has
   * subscribers is read again after a change of the view.
   */
  @WithDefault("500")
  int maxSubscriptions();

  /**
   * Default 20. The highest number of subscriptions whose callbacks are on one host; more are
   * refused with 503. So one subscriber cannot take all of {@link #maxSubscriptions}.
   */
  @WithDefault("20")
  int maxSubscriptionsPerHost();

  /**
   * Default 5 s. How often the hub looks for changes of feeds, and for what is to be sent again.
   */
  @WithDefault("PT5S")
  Duration interval();

  /** Default 10 days. The lease of a subscription that asks for a longer one, or for none. */
  @WithDefault("P10D")
  Duration maxLease();

  /**
   * Default 5 min. How long a feed must be refused, because its saved query is removed or its token
   * revoked, until its subscriptions end.
   */
  @WithDefault("PT5M")
  Duration denyAfter();

  /** Default 3 days. How long a callback may fail until its subscription ends. */
  @WithDefault("P3D")
  Duration giveUp();
}
