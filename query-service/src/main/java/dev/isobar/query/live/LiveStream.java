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

/** The parts of the live stream, put together: tail, ring, catching up, and who listens. */
@Singleton
public class LiveStream {
  private static final long MAX_TICK_MILLIS = 1000;

  private final LiveConfig config;
  private final LiveMetrics metrics;
  private final Vertx vertx;
  private final ReplayBuffer ring;
  private final BackfillPool catchUp;
  private final TailChannel tail;
  private final AtomicInteger subscribers = new AtomicInteger();

  /** By the thread of the event loop. */
  private final Map<Thread, EventLoopSubscribers> audiences = new ConcurrentHashMap<>();

  private volatile boolean stopping;

  LiveStream(
      LiveConfig config,
      LiveConsumerFactory kafka,
      LiveMetrics metrics,
      Vertx vertx,
      ReplayBuffer ring,
      TailChannel tail) {
    this.config = config;
    this.metrics = metrics;
    this.vertx = vertx;
    this.ring = ring;
    this.tail = tail;
    catchUp = new BackfillPool(kafka, ring, metrics);
  }

  void start(@Observes StartupEvent started) {
    metrics.watch(subscribers::get, catchUp::queued);
    catchUp.start(config.catchUpConsumers());
    tail.start(this::wake);
    long tick = Math.min(config.heartbeat().toMillis(), config.grace().toMillis()) / 4;
    vertx.setPeriodic(
        Math.max(20, Math.min(tick, MAX_TICK_MILLIS)),
        ignored -> audiences.values().forEach(EventLoopSubscribers::tick));
  }

  /** Before the service waits for open requests to end, of which the streams are some. */
  void stopping(@Observes ShutdownDelayInitiatedEvent stopping) throws InterruptedException {
    end();
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    end();
    tail.stop();
    catchUp.stop();
  }

  /**
   * Opens a stream. Called on the event loop of the connection.
   *
   * @param since from where; null for from now on
   * @return false if there are too many already, or the service is stopping
   */
  boolean subscribe(
      ClientConnection client, ArticleFilter filter, boolean light, StreamCursor since) {
    if (subscribers.incrementAndGet() > config.maxSubscribers() || stopping) {
      subscribers.decrementAndGet();
      metrics.refused();
      return false;
    }
    ring.addReader();
    tail.wake();
    client.begin(config);
    EventLoopSubscribers audience =
        audiences.computeIfAbsent(
            Thread.currentThread(),
            loop -> new EventLoopSubscribers(vertx.getOrCreateContext(), ring));
    Subscriber subscriber =
        new Subscriber(this, audience, client, filter, light, new SubscriberPosition(since));
    audience.add(subscriber);
    subscriber.pump(new FanOutBatch(ring));
    return true;
  }

  void left() {
    subscribers.decrementAndGet();
    ring.removeReader();
  }

  LiveConfig config() {
    return config;
  }

  LiveMetrics metrics() {
    return metrics;
  }

  ReplayBuffer ring() {
    return ring;
  }

  BackfillPool catchUp() {
    return catchUp;
  }

  /** Ends the streams, so that their clients reconnect elsewhere; new ones are refused. */
  private void end() throws InterruptedException {
    stopping = true;
    List<EventLoopSubscribers> open = List.copyOf(audiences.values());
    CountDownLatch ended = new CountDownLatch(open.size());
    open.forEach(audience -> audience.end(ended::countDown));
    ended.await(2, TimeUnit.SECONDS);
  }

  /** Lets all subscribers read what is new in the ring. From any thread. */
  void wake() {
    audiences.values().forEach(EventLoopSubscribers::wake);
  }
}
