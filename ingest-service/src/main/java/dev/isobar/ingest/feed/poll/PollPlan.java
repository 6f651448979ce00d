package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedChange;
import dev.isobar.ingest.feed.registry.FeedOwnership;
import dev.isobar.ingest.feed.registry.FeedRegistry;
import dev.isobar.ingest.feed.schedule.OutageMonitor;
import dev.isobar.ingest.feed.schedule.PollSpread;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.WebAddress;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Plans when the feeds of this replica are polled. Thread-safe. */
@ApplicationScoped
class PollPlan {
  private static final Logger LOG = Logger.getLogger(PollPlan.class);

  private final FeedRegistry registry;
  private final FeedOwnership ownership;
  private final FeedStateStore store;
  private final RemovedStates removed;
  private final SubscriptionKeeper subscriptions;
  private final HostTurns turns;
  private final Clock clock;
  private final PollQueue queue = new PollQueue();

  /** The feeds that are polled later because their hub delivers. */
  private final Set<String> deferred = ConcurrentHashMap.newKeySet();

  PollPlan(
      FeedRegistry registry,
      FeedOwnership ownership,
      FeedStateStore store,
      RemovedStates removed,
      SubscriptionKeeper subscriptions,
      HostTurns turns,
      Clock clock,
      MeterRegistry metrics) {
    this.registry = registry;
    this.ownership = ownership;
    this.store = store;
    this.removed = removed;
    this.subscriptions = subscriptions;
    this.turns = turns;
    this.clock = clock;
    metrics.gauge("isobar.feeds.planned", queue, PollQueue::size);
    metrics.gauge(
        "isobar.feeds.overdue.seconds", queue, q -> q.overdue(clock.instant()).toMillis() / 1000.0);
  }

  PollQueue queue() {
    return queue;
  }

  /** Returns when this replica polls a feed next; empty if it does not, or polls it now. */
  Optional<Instant> planned(String feedId) {
    return queue.time(feedId);
  }

  /** Plans the feeds that this replica has gained, and forgets those that it has lost. */
  void planOwned() {
    Instant now = clock.instant();
    Map<Feed, PollState> gained = new HashMap<>();
    int overdue = 0;
    for (Feed feed : registry.all()) {
      if (!ownership.owns(feed.id())) {
        queue.remove(feed.id());
      } else if (!queue.has(feed.id())) {
        PollState state = schedule(feed, now);
        gained.put(feed, state);
        overdue += state.due(now) ? 1 : 0;
      }
    }
    Duration window = PollSpread.window(overdue);
    gained.forEach(
        (feed, state) ->
            planAt(feed, PollSpread.afterRestart(state, now, window, ThreadLocalRandom.current())));
  }

  /**
   * Plans the feeds whose last polls reached no server within a window, not after their back-off.
   */
  void planAfterOutage() {
    Instant now = clock.instant();
    Map<Feed, PollState> missed = new HashMap<>();
    for (Feed feed : registry.all()) {
      if (ownership.owns(feed.id())) {
        PollState state = schedule(feed, now);
        if (OutageMonitor.missed(state)) {
          missed.put(feed, state);
        }
      }
    }
    Duration window = PollSpread.window(missed.size());
    missed.forEach(
        (feed, state) ->
            planAt(
                feed, OutageMonitor.afterOutage(state, now, window, ThreadLocalRandom.current())));
  }

  /**
   * Returns the schedule of a feed, whose host gets the pause that it asked for before a restart. A
   * state that cannot be read must not stop the other feeds.
   */
  private PollState schedule(Feed feed, Instant now) {
    try {
      PollState state = store.schedule(feed, now);
      state.hostPauseAfter(now).ifPresent(until -> turns.pause(feed.url(), until));
      return state;
    } catch (RuntimeException e) {
      LOG.errorf(e, "The state of feed %s cannot be read; the feed is polled now", feed.id());
      return PollState.unpolled(feed.url(), now);
    }
  }

  /** A hub that begins or ceases to deliver changes when the feed is polled. */
  void subscriptionChanged(String feedId) {
    Feed feed = registry.find(feedId).orElse(null);
    if (feed != null && ownership.owns(feedId) && queue.has(feedId)) {
      Instant scheduled = schedule(feed, clock.instant()).nextPoll();
      if (deferred.contains(feedId) || subscriptions.nextPoll(feed, scheduled).isAfter(scheduled)) {
        planAt(feed, scheduled);
      }
    }
  }

  /** Plans a feed that was changed, and forgets one that was removed. */
  void changed(FeedChange change) {
    if (change.after() == null) {
      forget(change.id());
    } else if (ownership.owns(change.id())) {
      planAt(change.after(), schedule(change.after(), clock.instant()).nextPoll());
    }
  }

  /** Plans a feed as its schedule says; one that was removed during a poll or push is forgotten. */
  void planAsScheduled(String feedId) {
    Feed feed = registry.find(feedId).orElse(null);
    if (feed == null) {
      forget(feedId);
    } else if (ownership.owns(feedId)) {
      planAt(feed, schedule(feed, clock.instant()).nextPoll());
    }
  }

  /** Removes the plan and the state of a feed; a poll that runs may still write a state. */
  private void forget(String feedId) {
    queue.remove(feedId);
    removed.remove(feedId);
  }

  /**
   * Plans a feed after a poll. If its address or rules were changed during the poll, they do not
   * wait for what the old ones brought.
   *
   * @param polled the feed as it was polled
   * @param next when that is polled again
   */
  void planNext(Feed polled, Instant next) {
    Feed feed = registry.find(polled.id()).orElse(null);
    if (feed == null || !feed.url().equals(polled.url()) || !feed.rules().equals(polled.rules())) {
      planAsScheduled(polled.id());
    } else if (ownership.owns(feed.id())) {
      planAt(feed, next);
    }
  }

  private void planAt(Feed feed, Instant time) {
    Instant earliest = subscriptions.nextPoll(feed, time);
    if (earliest.isAfter(time)) {
      deferred.add(feed.id());
    } else {
      deferred.remove(feed.id());
    }
    if (feed.paused() != null) {
      Instant until = feed.paused().until();
      if (until == null) {
        queue.remove(feed.id());
        return;
      }
      earliest = until.isAfter(earliest) ? until : earliest;
    }
    queue.plan(feed.id(), host(feed), earliest);
  }

  private static String host(Feed feed) {
    try {
      return WebAddress.parse(feed.url()).host();
    } catch (FetchException e) {
      return feed.url();
    }
  }
}
