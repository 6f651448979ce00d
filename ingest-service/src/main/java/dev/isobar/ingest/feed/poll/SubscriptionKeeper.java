package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.registry.FeedsUnavailableException;
import dev.isobar.ingest.feed.registry.SubscriptionTopic;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.state.FeedState;
import dev.isobar.ingest.feed.websub.FeedSubscriptions;
import dev.isobar.ingest.feed.websub.LinkHeader;
import dev.isobar.ingest.feed.websub.SubscriptionPolicy;
import dev.isobar.ingest.feed.websub.SubscriptionTarget;
import dev.isobar.ingest.feed.websub.http.WebSubConfig;
import dev.isobar.ingest.fetch.FetchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Keeps the subscriptions of feeds as polls and pushes say. It sends nothing: see {@link
 * HubScheduler}. Without a public address it does nothing. Thread-safe.
 */
@ApplicationScoped
public class SubscriptionKeeper {
  private static final Logger LOG = Logger.getLogger(SubscriptionKeeper.class);
  private static final int SECRET_BYTES = 32;

  private final SubscriptionTopic subscriptions;
  private final FeedStateStore states;
  private final Optional<String> publicUrl;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SubscriptionKeeper(
      SubscriptionTopic subscriptions, FeedStateStore states, WebSubConfig config, Clock clock) {
    this.subscriptions = subscriptions;
    this.states = states;
    this.publicUrl = config.publicUrl().filter(url -> !url.isBlank());
    this.clock = clock;
  }

  /** Calls a listener with the feed id when the subscriptions of a feed have changed. */
  void onChange(Consumer<String> listener) {
    if (publicUrl.isPresent()) {
      subscriptions.onChange(listener);
    }
  }

  /** Notes the hub that a polled document names, and new entries that it did not push. */
  void polled(
      Feed feed, FetchResponse response, FeedDocument document, List<EntryDecision> decisions) {
    if (publicUrl.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    String links = response.header("link").orElse(null);
    Optional<SubscriptionTarget> target =
        SubscriptionTarget.of(
            publicUrl,
            feed.webSub(),
            feed.url(),
            LinkHeader.find(links, "hub").orElse(document.hub()),
            LinkHeader.find(links, "self").orElse(document.self()));
    change(feed.id(), all -> missed(all.wanting(target, secret(), secret(), now), decisions, now));
  }

  private static FeedSubscriptions missed(
      FeedSubscriptions all, List<EntryDecision> decisions, Instant now) {
    FeedSubscriptions result = all;
    for (EntryDecision decision : decisions) {
      // An entry that was pushed, but had to wait for its page, is known before.
      if (decision.outcome() == Outcome.NEW && decision.before() == null) {
        result = result.withCurrent(s -> SubscriptionPolicy.found(s, decision.published(), now));
      }
    }
    return result;
  }

  /** Notes that authentic content was handled. */
  void pushed(String feedId, String token, int newEntries) {
    Instant now = clock.instant();
    change(feedId, all -> all.with(token, s -> SubscriptionPolicy.pushed(s, newEntries, now)));
  }

  /** Returns the subscriptions of a feed; none without a public address. */
  public FeedSubscriptions of(String feedId) {
    return publicUrl.isPresent() ? subscriptions.get(feedId) : FeedSubscriptions.NONE;
  }

  /**
   * Returns when a feed is polled next: a day after the last successful poll if its hub delivers,
   * and its rules were not changed since.
   *
   * @param scheduled when it would be polled without a hub
   */
  Instant nextPoll(Feed feed, Instant scheduled) {
    FeedSubscriptions known = of(feed.id());
    Instant now = clock.instant();
    return known.current().filter(subscription -> subscription.trusted(now)).isEmpty()
        ? scheduled
        : nextPoll(feed, known, states.read(feed.id()), scheduled, now);
  }

  /**
   * Returns when a feed is polled next.
   *
   * @param state the state of the feed
   * @param scheduled when it would be polled without a hub
   */
  public static Instant nextPoll(
      Feed feed, FeedSubscriptions known, FeedState state, Instant scheduled, Instant now) {
    PollState schedule = FeedStateStore.schedule(feed, state, now);
    Instant success = schedule.times().success();
    boolean pagesWait = DocumentPublisher.PAGES_MISSING.equals(schedule.last().message());
    boolean mayWait = !pagesWait && !state.isToReconsider(feed.rules());
    return known
        .current()
        .filter(subscription -> success != null && mayWait)
        .map(s -> SubscriptionPolicy.nextPoll(s, scheduled, success, now))
        .orElse(scheduled);
  }

  /** Changes the subscriptions of a feed; if that fails, later polls and pushes heal it. */
  private void change(String feedId, UnaryOperator<FeedSubscriptions> change) {
    FeedSubscriptions known = subscriptions.get(feedId);
    if (change.apply(known).equals(known)) {
      return;
    }
    try {
      subscriptions.change(feedId, change);
    } catch (FeedsUnavailableException e) {
      LOG.warnf("The subscriptions of feed %s are not changed: %s", feedId, e.getMessage());
    }
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
