package dev.isobar.query.live;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.cursor.StreamCursor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Connects the parts of the live stream: tail consumer, replay buffer, backfill, subscribers. */
@Singleton
public class LiveStream {
  private static final long MAX_TICK_MILLIS = 1000;

  private final LiveConfig config;
  private final LiveMetrics metrics;
  private final Vertx vertx;
  private final ReplayBuffer buffer;
  private final BackfillPool backfills;
  private final TailConsumer tail;
  private final AtomicInteger subscribers = new AtomicInteger();

  /** The subscribers by the thread of their event loop. */
  private final Map<Thread, EventLoopSubscribers> subscribersByLoop = new ConcurrentHashMap<>();

  private volatile boolean stopping;

  LiveStream(
      LiveConfig config,
      LiveConsumerFactory kafka,
      LiveArticleParser parser,
      LiveMetrics metrics,
      Vertx vertx) {
    this.config = config;
    this.metrics = metrics;
    this.vertx = vertx;
    buffer = new ReplayBuffer(config.replayBuffer().asLongValue());
    backfills = new BackfillPool(kafka, buffer, metrics, parser);
    tail = new TailConsumer(kafka, buffer, parser, config.partitionRefresh(), this::wake);
  }

  void start(@Observes StartupEvent started) {
    metrics.watch(subscribers::get, backfills::queued);
    backfills.start(config.catchUpConsumers());
    Thread thread = new Thread(tail, "isobar-live-tail");
    thread.setDaemon(true);
    thread.start();
    long tick = Math.min(config.heartbeat().toMillis(), config.grace().toMillis()) / 4;
    vertx.setPeriodic(
        Math.max(20, Math.min(tick, MAX_TICK_MILLIS)),
        ignored -> subscribersByLoop.values().forEach(EventLoopSubscribers::tick));
  }

  /** Ends the streams before the service waits for open requests. */
  void stopping(@Observes ShutdownDelayInitiatedEvent stopping) throws InterruptedException {
    end();
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    end();
    tail.stop();
    backfills.stop();
  }

  /**
   * Opens a stream. Call it on the event loop of the connection.
   *
   * @param since where to start; null for the current end
   * @return false if there are too many subscribers or the service is stopping
   */
  boolean subscribe(
      ClientConnection client, ArticleFilter filter, boolean light, StreamCursor since) {
    if (subscribers.incrementAndGet() > config.maxSubscribers() || stopping) {
      subscribers.decrementAndGet();
      metrics.refused();
      return false;
    }
    buffer.addReader();
    tail.wake();
    client.begin(config);
    EventLoopSubscribers loopSubscribers =
        subscribersByLoop.computeIfAbsent(
            Thread.currentThread(),
            loop -> new EventLoopSubscribers(vertx.getOrCreateContext(), buffer));
    Subscriber subscriber =
        new Subscriber(this, loopSubscribers, client, filter, light, new SubscriberPosition(since));
    loopSubscribers.add(subscriber);
    subscriber.pump(new FanOutCache(buffer));
    return true;
  }

  void removeSubscriber() {
    subscribers.decrementAndGet();
    buffer.removeReader();
  }

  LiveConfig config() {
    return config;
  }

  LiveMetrics metrics() {
    return metrics;
  }

  ReplayBuffer buffer() {
    return buffer;
  }

  BackfillPool backfills() {
    return backfills;
  }

  /** Ends all streams, so that their clients reconnect elsewhere, and refuses new ones. */
  private void end() throws InterruptedException {
    stopping = true;
    List<EventLoopSubscribers> open = List.copyOf(subscribersByLoop.values());
    CountDownLatch ended = new CountDownLatch(open.size());
    open.forEach(loopSubscribers -> loopSubscribers.end(ended::countDown));
    ended.await(2, TimeUnit.SECONDS);
  }

  private void wake() {
    subscribersByLoop.values().forEach(EventLoopSubscribers::wake);
  }
}
