package dev.isobar.ingest.feed.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.ingest.feed.websub.Subscription;
import java.time.Instant;

/**
 * Shows the subscription of a feed to its hub, without its secret and its callback.
 *
 * @param leaseEnd until when the hub sends; null: it has not verified the subscription
 * @param lastPush when content with a right signature came last
 * @param pushed how many new articles the hub has brought
 * @param trusted whether the hub delivers, so that the feed is polled once a day only
 * @param nextRequest when the hub is asked next
 * @param reason why it is not verified or was denied
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionView(
    String hub,
    String topic,
    Subscription.State state,
    Instant leaseEnd,
    Instant lastPush,
    long pushed,
    boolean trusted,
    Instant nextRequest,
    String reason) {

  static SubscriptionView of(Subscription subscription, Instant now) {
    return new SubscriptionView(
        subscription.hub(),
        subscription.topic(),
        subscription.state(),
        subscription.leaseEnd(),
        subscription.lastPush(),
        subscription.pushed(),
        subscription.trusted(now),
        subscription.next(),
        subscription.reason());
  }
}
