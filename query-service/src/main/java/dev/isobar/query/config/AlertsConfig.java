package dev.isobar.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of alerts. Replicas with {@code isobar.view.consume} evaluate and send them. */
@ConfigMapping(prefix = "isobar.alerts")
public interface AlertsConfig {
  /**
   * Default {@code isobar-alerts}. The consumer group that reads the enriched articles for alerts.
   * A new group starts with the articles of the last ten minutes.
   */
  @WithDefault("isobar-alerts")
  String group();

  /** Default 5 s. How long the hits of an alert are collected, so that they come as one message. */
  @WithDefault("PT5S")
  Duration collect();

  /**
   * Default 60 s. How long a message waits until the view has its articles. Then it leaves without
   * them being there.
   */
  @WithDefault("PT60S")
  Duration viewWait();

  /**
   * Default 2 days. How old an article may be when it is accepted, unless the alert says otherwise:
   * since its publication, or since it was fetched.
   */
  @WithDefault("P2D")
  Duration maxAge();

  /**
   * Default 7 days. How long the service remembers which revisions it has seen, and the longest
   * {@code max-age} of an alert. An article that was fetched longer ago raises no alert.
   */
  @WithDefault("P7D")
  Duration memory();

  /** Default 30 days. How long messages are kept, and which articles an alert has told. */
  @WithDefault("P30D")
  Duration keep();

  /**
   * Default 500. An alert whose query has matched more articles a day in the last 30 days is
   * refused.
   */
  @WithDefault("500")
  int maxMatchesPerDay();

  /** Default 10000. The highest number of alerts; more are refused with 409. */
  @WithDefault("10000")
  int maxAlerts();
}
