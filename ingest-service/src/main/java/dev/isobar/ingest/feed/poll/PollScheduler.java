package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedOwnership;
import dev.isobar.ingest.feed.registry.FeedRegistry;
import dev.isobar.ingest.feed.registry.FeedsConfig;
import dev.isobar.ingest.feed.registry.NotOwnerException;
import dev.isobar.ingest.publish.BrokerState;
import dev.isobar.ingest.thread.WorkerThreads;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
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
  private static final Duration CHECKED_EVERY = Duration.ofMinutes(15);

  private final FeedRegistry registry;
  private final FeedOwnership ownership;
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
  private final PollPlan plan;
  private final RemovedStates removed;
  private final PollQueue queue;

  private WorkerThreads threads;
  private volatile boolean ownershipChanged;

  /** When feeds are searched that have no plan, whatever was the reason. */
  private Instant nextCheck = Instant.MIN;

  private volatile boolean outageEnded;

  PollScheduler(
      FeedRegistry registry,
      FeedOwnership ownership,
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
      PollPlan plan,
      RemovedStates removed) {
    this.registry = registry;
    this.ownership = ownership;
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
    this.plan = plan;
    this.removed = removed;
    this.queue = plan.queue();
  }

  void start(@Observes StartupEvent event) {
    if (!feeds.enabled()) {
      return;
    }
    registry.onChange(plan::changed);
    ownership.onChange(() -> ownershipChanged = true);
    outages.onEnd(() -> outageEnded = true);
    pushes.onPush(queue::wake);
    subscriptions.onChange(plan::subscriptionChanged);
    threads = new WorkerThreads("feed-poll", config.threads() + 1);
    threads.execute(this::plan);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (threads != null) {
      threads.stop();
    }
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
    Instant now = clock.instant();
    if (ownershipChanged || now.isAfter(nextCheck)) {
      ownershipChanged = false;
      nextCheck = now.plus(CHECKED_EVERY);
      plan.planOwned();
      removed.search();
    }
    removed.tryAgain();
    if (outageEnded) {
      outageEnded = false;
      plan.planAfterOutage();
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
      if (!threads.execute(() -> poll(feedId))) {
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
        if (!threads.execute(() -> receive(feedId))) {
          return;
        }
      }
    }
  }

  private void poll(String feedId) {
    Instant next = clock.instant().plus(AFTER_ERROR);
    Feed feed = registry.find(feedId).orElse(null);
    try {
      if (feed != null && ownership.owns(feedId)) {
        pushes.receive(feed);
        next = poll(feed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (NotOwnerException e) {
      LOG.infof("The poll of feed %s is given up: %s", feedId, e.getMessage());
      feed = null;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      LOG.errorf(e, "The failed poll of feed %s cannot be noted; it is polled again later", feedId);
    } finally {
      queue.ended(feedId);
    }
    if (feed == null) {
      plan.planAsScheduled(feedId);
    } else {
      plan.planNext(feed, next);
    }
  }

  /** Polls a feed; whatever goes wrong, it is due again. */
  private Instant poll(Feed feed) throws InterruptedException, NotOwnerException {
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
    } catch (NotOwnerException e) {
      LOG.infof("What a hub pushed for feed %s is left: %s", feedId, e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      LOG.errorf(
          e, "What a hub pushed for feed %s could not be handled; it is tried again", feedId);
    } finally {
      queue.ended(feedId);
    }
    plan.planAsScheduled(feedId);
  }
}
