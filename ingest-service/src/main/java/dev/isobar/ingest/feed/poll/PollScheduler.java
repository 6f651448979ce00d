package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedChange;
import dev.isobar.ingest.feed.registry.FeedOwnership;
import dev.isobar.ingest.feed.registry.FeedRegistry;
import dev.isobar.ingest.feed.registry.FeedStates;
import dev.isobar.ingest.feed.registry.FeedsConfig;
import dev.isobar.ingest.feed.schedule.OutageMonitor;
import dev.isobar.ingest.feed.schedule.PollSpread;
import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.WebAddress;
import dev.isobar.ingest.publish.BrokerState;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Polls the feeds that this replica owns when they are due. No poll begins while the broker is
 * unavailable, so that no server is asked for articles that cannot be published.
 */
@ApplicationScoped
class PollScheduler {
  private static final Logger LOG = Logger.getLogger(PollScheduler.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration AFTER_ERROR = Duration.ofMinutes(15);

  private final FeedRegistry registry;
  private final FeedOwnership ownership;
  private final FeedStates states;
  private final FeedStateStore store;
  private final FeedPoller poller;
  private final PushReceiver pushes;
  private final SubscriptionKeeper subscriptions;
  private final FeedAlarms alarms;
  private final OutageWatch outages;
  private final HostTurns turns;
  private final BrokerState broker;
  private final Clock clock;
  private final FeedsConfig feeds;
  private final PollConfig config;
  private final PollQueue queue = new PollQueue();

  /** Feeds that are polled later than their schedule says, because their hub delivers. */
  private final Set<String> deferred = ConcurrentHashMap.newKeySet();

  private final AtomicInteger threads = new AtomicInteger();
  private ExecutorService workers;
  private Thread planner;
  private volatile boolean ownershipChanged;
  private volatile boolean outageEnded;

  PollScheduler(
      FeedRegistry registry,
      FeedOwnership ownership,
      FeedStates states,
      FeedStateStore store,
      FeedPoller poller,
      PushReceiver pushes,
      SubscriptionKeeper subscriptions,
      FeedAlarms alarms,
      OutageWatch outages,
      HostTurns turns,
      BrokerState broker,
      Clock clock,
      FeedsConfig feeds,
      PollConfig config,
      MeterRegistry metrics) {
    this.registry = registry;
    this.ownership = ownership;
    this.states = states;
    this.store = store;
    this.poller = poller;
    this.pushes = pushes;
    this.subscriptions = subscriptions;
    this.alarms = alarms;
    this.outages = outages;
    this.turns = turns;
    this.broker = broker;
    this.clock = clock;
    this.feeds = feeds;
    this.config = config;
    metrics.gauge("isobar.feeds.planned", queue, PollQueue::size);
    metrics.gauge(
        "isobar.feeds.overdue.seconds", queue, q -> q.overdue(clock.instant()).toMillis() / 1000.0);
  }

  void start(@Observes StartupEvent event) {
    if (!feeds.enabled()) {
      return;
    }
    registry.onChange(this::changed);
    ownership.onChange(() -> ownershipChanged = true);
    outages.onEnd(() -> outageEnded = true);
    pushes.onPush(queue::wake);
    subscriptions.onChange(this::subscriptionChanged);
    workers =
        Executors.newFixedThreadPool(
            config.threads(), task -> daemon(task, "feed-poll-" + threads.incrementAndGet()));
    planner = daemon(this::plan, "feed-planner");
    planner.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (planner == null) {
      return;
    }
    planner.interrupt();
    workers.shutdownNow();
    workers.awaitTermination(5, TimeUnit.SECONDS);
  }

  /** Returns when this replica polls a feed next; empty if it does not, or polls it now. */
  Optional<Instant> planned(String feedId) {
    return queue.time(feedId);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Runs until the service stops. A fault must not end it: no feed would be polled again. */
  private void plan() {
    try {
      while (true) {
        try {
          planNext();
        } catch (RuntimeException e) {
          LOG.errorf(e, "The planning of polls failed; it is tried again");
          ownershipChanged = true;
          Thread.sleep(LONGEST_WAIT.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void planNext() throws InterruptedException {
    if (ownershipChanged) {
      ownershipChanged = false;
      planOwned();
    }
    if (outageEnded) {
      outageEnded = false;
      planAfterOutage();
    }
    startPushed();
    startDue();
    alarms.checkSilence(clock.instant());
    queue.await(clock.instant(), LONGEST_WAIT);
  }

  private void startDue() {
    while (broker.error() == null) {
      String feedId = queue.takeDue(clock.instant(), config.threads()).orElse(null);
      if (feedId == null) {
        return;
      }
      try {
        workers.execute(() -> poll(feedId));
      } catch (RejectedExecutionException e) {
        return;
      }
    }
  }

  private void startPushed() {
    for (String feedId : broker.error() == null ? pushes.waiting() : Set.<String>of()) {
      if (!ownership.owns(feedId)) {
        continue;
      }
      if (registry.find(feedId).isEmpty()) {
        if (registry.isRead()) {
          pushes.drop(feedId);
        }
      } else if (queue.take(feedId, config.threads())) {
        try {
          workers.execute(() -> receive(feedId));
        } catch (RejectedExecutionException e) {
          return;
        }
      }
    }
  }

  /** Plans the feeds that this replica has gained, and forgets those that it has lost. */
  private void planOwned() {
    Instant now = clock.instant();
    Map<Feed, PollState> gained = new HashMap<>();
    int overdue = 0;
    for (Feed feed : registry.all()) {
      if (!ownership.owns(feed.id())) {
        queue.remove(feed.id());
      } else if (!queue.has(feed.id())) {
        PollState state = schedule(feed, now);
        gained.put(feed, state);
        if (state.hostPause() != null) {
          turns.pause(feed.url(), state.hostPause());
        }
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
  private void planAfterOutage() {
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

  /** Returns the schedule of a feed; a state that cannot be read must not stop the other feeds. */
  private PollState schedule(Feed feed, Instant now) {
    try {
      return store.schedule(feed, now);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The state of feed %s cannot be read; the feed is polled now", feed.id());
      return PollState.unpolled(feed.url(), now);
    }
  }

  /** A hub that begins or ceases to deliver changes when the feed is polled. */
  private void subscriptionChanged(String feedId) {
    Feed feed = registry.find(feedId).orElse(null);
    if (feed != null && ownership.owns(feedId) && queue.has(feedId)) {
      Instant scheduled = schedule(feed, clock.instant()).nextPoll();
      if (deferred.contains(feedId) || subscriptions.nextPoll(feed, scheduled).isAfter(scheduled)) {
        planAt(feed, scheduled);
      }
    }
  }

  private void changed(FeedChange change) {
    if (change.after() == null) {
      queue.remove(change.id());
      if (ownership.owns(change.id())) {
        states.write(change.id(), null);
      }
    } else if (ownership.owns(change.id())) {
      planAt(change.after(), schedule(change.after(), clock.instant()).nextPoll());
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

  private void poll(String feedId) {
    Instant next = clock.instant().plus(AFTER_ERROR);
    try {
      Feed feed = registry.find(feedId).orElse(null);
      if (feed != null && ownership.owns(feedId)) {
        pushes.receive(feed);
        next = poll(feed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      LOG.errorf(e, "The failed poll of feed %s cannot be noted; it is polled again later", feedId);
    } finally {
      queue.ended(feedId);
    }
    Instant time = next;
    registry.find(feedId).filter(f -> ownership.owns(feedId)).ifPresent(f -> planAt(f, time));
  }

  /** Polls a feed; whatever goes wrong, it is due again. */
  private Instant poll(Feed feed) throws InterruptedException {
    try {
      Optional<Instant> paused = turns.pausedUntil(feed.url());
      if (paused.isPresent()) {
        return store.postpone(feed, paused.get(), clock.instant());
      }
      return poller.poll(feed);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      LOG.errorf(e, "The poll of feed %s failed; it is polled again later", feed.id());
      return poller.failed(feed, e);
    }
  }

  /** Handles what a hub pushed; the feed is not polled meanwhile, and then when it was planned. */
  private void receive(String feedId) {
    try {
      Feed feed = registry.find(feedId).orElse(null);
      if (feed != null && ownership.owns(feedId)) {
        pushes.receive(feed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      LOG.errorf(
          e, "What a hub pushed for feed %s could not be handled; it is tried again", feedId);
    } finally {
      queue.ended(feedId);
    }
    registry
        .find(feedId)
        .filter(feed -> ownership.owns(feedId))
        .ifPresent(feed -> planAt(feed, schedule(feed, clock.instant()).nextPoll()));
  }
}
