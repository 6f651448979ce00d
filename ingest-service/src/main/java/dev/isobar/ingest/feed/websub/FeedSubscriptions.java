package dev.isobar.ingest.feed.websub;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.isobar.ingest.feed.definition.Feed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Holds the subscriptions of one feed: at most one that is wanted, and those that the hub is still
 * to end. Immutable.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FeedSubscriptions(List<Subscription> subscriptions) {
  public static final FeedSubscriptions NONE = new FeedSubscriptions(List.of());

  /** More than these are not ended at the hub: their leases end by themselves. */
  private static final int MOST = 5;

  /** Copies the list. */
  public FeedSubscriptions {
    subscriptions = subscriptions == null ? List.of() : List.copyOf(subscriptions);
  }

  /** Returns the subscription that is wanted. */
  public Optional<Subscription> current() {
    return subscriptions.stream().filter(Subscription::wanted).findFirst();
  }

  /** Returns the subscription with this token. */
  public Optional<Subscription> find(String token) {
    return subscriptions.stream().filter(s -> s.token().equals(token)).findFirst();
  }

  /** Returns the subscriptions with a change of the one with this token. */
  public FeedSubscriptions with(String token, UnaryOperator<Subscription> change) {
    return each(s -> s.token().equals(token) ? change.apply(s) : s);
  }

  /** Returns the subscriptions with a change of the one that is wanted. */
  public FeedSubscriptions withCurrent(UnaryOperator<Subscription> change) {
    return each(s -> s.wanted() ? change.apply(s) : s);
  }

  /** Returns the subscriptions after the feed's document named what is to be subscribed to. */
  public FeedSubscriptions wanting(
      Optional<SubscriptionTarget> target, String token, String secret, Instant now) {
    if (target.isPresent() && current().filter(s -> s.serves(target.get())).isPresent()) {
      return this;
    }
    List<Subscription> next = new ArrayList<>();
    target.ifPresent(t -> next.add(Subscription.wanted(t, token, secret, now)));
    next.addAll(without(now).subscriptions);
    return new FeedSubscriptions(next.subList(0, Math.min(MOST, next.size())));
  }

  /**
   * Returns the subscriptions that the feed's definition allows.
   *
   * @param feed null: it was removed
   */
  public FeedSubscriptions allowedBy(Feed feed, Instant now) {
    boolean allowed =
        feed != null
            && !Boolean.FALSE.equals(feed.webSub())
            && current().filter(s -> !SubscriptionTarget.sameHost(s.topic(), feed.url())).isEmpty();
    FeedSubscriptions kept = allowed ? this : without(now);
    return new FeedSubscriptions(
        kept.subscriptions.stream().filter(s -> s.state() != Subscription.State.ENDED).toList());
  }

  /** Returns the subscriptions without one that is wanted. */
  private FeedSubscriptions without(Instant now) {
    return each(s -> s.wanted() ? SubscriptionPolicy.unwanted(s, now) : s);
  }

  private FeedSubscriptions each(UnaryOperator<Subscription> change) {
    return new FeedSubscriptions(subscriptions.stream().map(change).toList());
  }
}
