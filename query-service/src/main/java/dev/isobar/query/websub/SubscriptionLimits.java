package dev.isobar.query.websub;

import dev.isobar.query.config.WebSubConfig;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Says whether a subscription has room: in the hub, and among those of its callback's host. */
@Singleton
class SubscriptionLimits {
  private final Subscriptions subscriptions;
  private final int max;
  private final int maxPerHost;

  SubscriptionLimits(Subscriptions subscriptions, WebSubConfig config) {
    this.subscriptions = subscriptions;
    this.max = config.maxSubscriptions();
    this.maxPerHost = config.maxSubscriptionsPerHost();
  }

  /** Returns why a subscription has no room; empty if it has, as every renewal has. */
  Optional<String> refusal(SubscriptionRequest request, Instant now) {
    String id = Subscription.id(request.topic(), request.callback().toString());
    if (subscriptions.find(id).filter(one -> !one.isExpired(now)).isPresent()) {
      return Optional.empty();
    }
    if (subscriptions.active(now) >= max) {
      return refusal("The hub has", "isobar.websub.max-subscriptions");
    }
    if (subscriptions.active(request.callback().getHost(), now) >= maxPerHost) {
      return refusal("The host of the callback has", "isobar.websub.max-subscriptions-per-host");
    }
    return Optional.empty();
  }

  private static Optional<String> refusal(String who, String setting) {
    return Optional.of(who + " as many subscriptions as " + setting + " allows: poll the feed");
  }
}
