package dev.isobar.query.websub;

import dev.isobar.query.config.WebSubConfig;
import dev.isobar.query.feed.FeedReader;
import dev.isobar.query.feed.HubAddress;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.store.ViewLock;
import dev.isobar.query.work.RepeatingTask;
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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
  private final RepeatingTask task;
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
  private final RefusedTopics refused;

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
    this.task = new RepeatingTask("feed-distributor", "Feeds are not sent", interval, this::round);
    this.refused = new RefusedTopics(config.denyAfter(), interval);
    threads.allowCoreThreadTimeOut(true);
  }

  void start(@Observes StartupEvent event) {
    if (hub.hub().isPresent()) {
      task.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    task.stop();
    threads.shutdown();
  }

  private Duration round() throws SQLException, InterruptedException {
    if (subscriptions.all().isEmpty() && subscriptions.orphans().isEmpty()) {
      return interval;
    }
    try (Connection guard = database.getConnection()) {
      if (ViewLock.FEEDS.tryHold(guard)) {
        try {
          // Another replica may have sent something in the round before.
          if (subscriptions.isAtEnd()) {
            notes.writeAgain();
            distribute();
            tidy();
          }
        } finally {
          ViewLock.FEEDS.release(guard);
        }
      }
    }
    return interval;
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
    refused.retain(byTopic.keySet());
    // What a replica does not know yet would look as if it were removed.
    if (byTopic.keySet().stream().anyMatch(feeds::isOfQuery) && !feeds.queriesAreCurrent()) {
      byTopic.keySet().removeIf(feeds::isOfQuery);
    }
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

  /** Sends a feed to those who wait for it; a feed that cannot be read does not stop others. */
  private List<Future<?>> send(String topic, List<Subscription> subscribers, Instant now) {
    try {
      FeedReader.Document document = feeds.read(topic);
      tags.put(topic, document.tag());
      refused.read(topic);
      return submit(
          due(subscribers, document.tag(), now), subscriber -> sender.send(subscriber, document));
    } catch (BadParameterException e) {
      return refuse(topic, subscribers, e.getMessage(), now);
    } catch (ProblemException e) {
      if (e.problem().status() < 500) {
        return refuse(topic, subscribers, e.problem().detail(), now);
      }
      LOG.warnf("Feed of subscription %s is not read: %s", subscribers.get(0), e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.errorf(e, "Feed of subscription %s is not read", subscribers.get(0));
    }
    return List.of();
  }

  private List<Future<?>> refuse(
      String topic, List<Subscription> subscribers, String reason, Instant now) {
    return submit(
        refused.isFinal(topic, reason, now)
            ? subscribers.stream().filter(subscriber -> !notes.isEnding(subscriber)).toList()
            : List.of(),
        subscriber -> sender.deny(subscriber, reason));
  }

  private List<Future<?>> submit(List<Subscription> subscribers, Consumer<Subscription> action) {
    List<Future<?>> sending = new ArrayList<>();
    for (Subscription subscriber : subscribers) {
      sending.add(threads.submit(() -> action.accept(subscriber)));
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
