package dev.isobar.query.websub;

import dev.isobar.query.config.WebSubConfig;
import dev.isobar.query.feed.FeedReader;
import dev.isobar.query.feed.HubAddress;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.store.ViewLock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks in rounds which feeds have changed and sends them to their subscribers. One replica at a
 * time makes a round: the one that gets a lock of the database. All that a round must know is in
 * the Kafka topic, so the next one may be another replica's.
 */
@ApplicationScoped
class FeedDistributor {
  private static final Logger LOG = Logger.getLogger(FeedDistributor.class);
  private static final int THREADS = 16;

  /** Documents that wait; then the thread that reads them sends one itself. */
  private static final int WAITING = 32;

  /** How long an expired subscription stays: a renewal may just be on its way. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final HubAddress hub;
  private final Subscriptions subscriptions;
  private final SubscriptionChanges changes;
  private final DeliveryNotes notes;
  private final SubscribedFeeds feeds;
  private final FeedSender sender;
  private final AgroalDataSource database;
  private final Duration interval;
  private final Clock clock = Clock.systemUTC();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          new ThreadPoolExecutor.CallerRunsPolicy());

  /** The tags of feeds, by topic, at {@link #version}. */
  private final Map<String, String> tags = new HashMap<>();

  private String version = "";

  FeedDistributor(
      HubAddress hub,
      Subscriptions subscriptions,
      SubscriptionChanges changes,
      DeliveryNotes notes,
      SubscribedFeeds feeds,
      FeedSender sender,
      AgroalDataSource database,
      WebSubConfig config) {
    this.hub = hub;
    this.subscriptions = subscriptions;
    this.changes = changes;
    this.notes = notes;
    this.feeds = feeds;
    this.sender = sender;
    this.database = database;
    this.interval = config.interval();
    threads.allowCoreThreadTimeOut(true);
  }

  void start(@Observes StartupEvent event) {
    if (hub.hub().isPresent()) {
      Thread thread = new Thread(this::runUntilStopped, "feed-distributor");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
    threads.shutdown();
  }

  private void runUntilStopped() {
    try {
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          round();
        } catch (SQLException | RuntimeException e) {
          if (stopped.getCount() > 0) {
            LOG.warnf("Feeds are not sent, retrying: %s", e.getMessage());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws SQLException, InterruptedException {
    if (subscriptions.all().isEmpty() && subscriptions.orphans().isEmpty()) {
      return;
    }
    try (Connection guard = database.getConnection()) {
      if (ViewLock.FEEDS.tryHold(guard)) {
        try {
          // Another replica may have sent something in the round before.
          if (subscriptions.isAtEnd()) {
            notes.writeAgain();
            tidy();
            distribute();
          }
        } finally {
          ViewLock.FEEDS.release(guard);
        }
      }
    }
  }

  private void tidy() {
    Instant before = clock.instant().minus(KEPT);
    for (Subscription subscription : subscriptions.all()) {
      if (subscription.isExpired(before)) {
        LOG.infof("Subscription %s has expired", subscription);
        changes.end(subscription.id());
      }
    }
    subscriptions.orphans().forEach(changes::forget);
  }

  private void distribute() throws InterruptedException {
    String present = feeds.version();
    if (!present.equals(version)) {
      tags.clear();
      version = present;
    }
    Instant now = clock.instant();
    Map<String, List<Subscription>> byTopic =
        subscriptions.all().stream()
            .filter(subscription -> !subscription.isExpired(now))
            .collect(Collectors.groupingBy(Subscription::topic));
    tags.keySet().retainAll(byTopic.keySet());
    List<Future<?>> sending = new ArrayList<>();
    try {
      for (Map.Entry<String, List<Subscription>> topic : byTopic.entrySet()) {
        String known = tags.get(topic.getKey());
        if (known == null || !due(topic.getValue(), known, now).isEmpty()) {
          sending.addAll(send(topic.getKey(), topic.getValue(), now));
        }
      }
    } finally {
      await(sending);
    }
  }

  private List<Future<?>> send(String topic, List<Subscription> subscribers, Instant now) {
    List<Future<?>> sending = new ArrayList<>();
    Optional<String> ended = Optional.empty();
    try {
      FeedReader.Document document = feeds.read(topic);
      tags.put(topic, document.tag());
      for (Subscription subscriber : due(subscribers, document.tag(), now)) {
        sending.add(threads.submit(() -> sender.send(subscriber, document)));
      }
    } catch (BadParameterException e) {
      ended = Optional.of(e.getMessage());
    } catch (ProblemException e) {
      if (e.problem().status() >= 500) {
        throw e;
      }
      ended = Optional.of(e.problem().detail());
    }
    for (Subscription subscriber : ended.isPresent() ? subscribers : List.<Subscription>of()) {
      String reason = ended.get();
      if (!notes.isEnding(subscriber)) {
        sending.add(threads.submit(() -> sender.deny(subscriber, reason)));
      }
    }
    return sending;
  }

  private List<Subscription> due(List<Subscription> subscribers, String tag, Instant now) {
    return subscribers.stream().filter(subscriber -> notes.isDue(subscriber, tag, now)).toList();
  }

  private static void await(List<Future<?>> sending) throws InterruptedException {
    for (Future<?> one : sending) {
      try {
        one.get();
      } catch (ExecutionException e) {
        LOG.errorf(e.getCause(), "A delivery is not noted and will be made again");
      }
    }
  }
}
