package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.registry.FeedOwnership;
import dev.isobar.ingest.feed.registry.FeedRegistry;
import dev.isobar.ingest.feed.registry.FeedsConfig;
import dev.isobar.ingest.feed.registry.FeedsUnavailableException;
import dev.isobar.ingest.feed.registry.SubscriptionTopic;
import dev.isobar.ingest.feed.websub.FeedSubscriptions;
import dev.isobar.ingest.feed.websub.Subscription;
import dev.isobar.ingest.feed.websub.SubscriptionPolicy;
import dev.isobar.ingest.feed.websub.SubscriptionRequest;
import dev.isobar.ingest.feed.websub.http.WebSubConfig;
import dev.isobar.ingest.publish.BrokerState;
import dev.isobar.ingest.thread.WorkerThreads;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Asks hubs when a subscription of a feed of this replica is due: first, for a renewal, and to end
 * it. Without a public address it sends no request.
 */
@ApplicationScoped
class HubScheduler {
  private static final Logger LOG = Logger.getLogger(HubScheduler.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /**
   * How long a hub that is away is not asked for other feeds, which would wait for its timeouts.
   */
  private static final Duration REST = Duration.ofMinutes(5);

  private static final long GATHER_MILLIS = 100;
  private static final int THREADS = 4;

  private final SubscriptionTopic subscriptions;
  private final FeedRegistry registry;
  private final FeedOwnership ownership;
  private final HubClient hubs;
  private final BrokerState broker;
  private final FeedsConfig feeds;
  private final Optional<String> publicUrl;
  private final Clock clock;
  private final Semaphore changed = new Semaphore(0);
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> resting = new ConcurrentHashMap<>();
  private WorkerThreads threads;

  HubScheduler(
      SubscriptionTopic subscriptions,
      FeedRegistry registry,
      FeedOwnership ownership,
      HubClient hubs,
      BrokerState broker,
      FeedsConfig feeds,
      WebSubConfig config,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.registry = registry;
    this.ownership = ownership;
    this.hubs = hubs;
    this.broker = broker;
    this.feeds = feeds;
    this.publicUrl = config.publicUrl().filter(url -> !url.isBlank());
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    if (!feeds.enabled() || publicUrl.isEmpty()) {
      return;
    }
    subscriptions.onChange(feedId -> changed.release());
    registry.onChange(change -> changed.release());
    ownership.onChange(changed::release);
    threads = new WorkerThreads("feed-hubs", THREADS + 1);
    threads.execute(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (threads != null) {
      threads.stop();
    }
  }

  private void run() {
    try {
      while (true) {
        try {
          askDue(clock.instant());
        } catch (RuntimeException e) {
          LOG.errorf(e, "Hubs are not asked; it is tried again");
        }
        changed.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        // Many feeds can change at once; all are looked at together.
        Thread.sleep(GATHER_MILLIS);
        changed.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts the requests that are due at a time. */
  void askDue(Instant now) {
    if (!registry.isRead() || broker.error() != null) {
      return;
    }
    resting.values().removeIf(now::isAfter);
    for (String feedId : subscriptions.feedIds()) {
      Feed feed = registry.find(feedId).orElse(null);
      FeedSubscriptions known = subscriptions.get(feedId);
      FeedSubscriptions allowed = known.allowedBy(feed, now);
      boolean due = allowed.subscriptions().stream().anyMatch(s -> isDue(s, now));
      if ((due || !allowed.equals(known)) && ownership.owns(feedId) && asked.add(feedId)) {
        threads.execute(() -> ask(feedId, feed, now));
      }
    }
  }

  private boolean isDue(Subscription subscription, Instant now) {
    Instant rest = resting.get(subscription.hub());
    return subscription.due(now)
        && (rest == null || now.isAfter(rest))
        && !hubs.isPaused(subscription.hub());
  }

  private void ask(String feedId, Feed feed, Instant now) {
    try {
      FeedSubscriptions before = subscriptions.change(feedId, all -> all.allowedBy(feed, now));
      for (Subscription subscription : before.subscriptions()) {
        if (isDue(subscription, now)) {
          ask(feedId, subscription.token(), now);
        }
      }
    } catch (FeedsUnavailableException e) {
      if (!threads.isStopped()) {
        LOG.infof("The hub of feed %s is asked later: %s", feedId, e.getMessage());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.errorf(e, "The hub of feed %s could not be asked", feedId);
    } finally {
      asked.remove(feedId);
    }
  }

  /** Stores that the hub is asked before it is: it may verify before it answers. */
  private void ask(String feedId, String token, Instant now) throws InterruptedException {
    Subscription asking =
        subscriptions
            .change(
                feedId,
                all -> all.with(token, s -> s.due(now) ? SubscriptionPolicy.asking(s, now) : s))
            .find(token)
            .filter(s -> now.equals(s.requested()))
            .orElse(null);
    if (asking == null) {
      return;
    }
    HubClient.Answer answer = hubs.send(SubscriptionRequest.of(asking, publicUrl.orElseThrow()));
    if (answer.away()) {
      resting.put(asking.hub(), now.plus(REST));
    } else {
      resting.remove(asking.hub());
    }
    if (answer.failure() != null) {
      LOG.debugf("Feed %s: %s; %s", feedId, asking, answer.failure());
      subscriptions.change(
          feedId, all -> all.with(token, s -> SubscriptionPolicy.failed(s, answer.failure())));
    }
  }
}
