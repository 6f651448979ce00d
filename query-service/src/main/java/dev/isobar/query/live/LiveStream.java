package dev.isobar.query.live;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.cursor.StreamCursor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Connects the parts of the live stream: tail consumer, replay buffer, backfill, subscribers. */
@Singleton
public class LiveStream {
  private final LiveConfig config;
  private final LiveMetrics metrics;
  private final Vertx vertx;
  private final OpenStreams streams;
  private final ReplayBuffer buffer;
  private final BackfillPool backfills;
  private final TailConsumer tail;

  /** The subscribers by the thread of their event loop. */
  private final Map<Thread, EventLoopSubscribers> subscribersByLoop = new ConcurrentHashMap<>();

  LiveStream(
      LiveConfig config,
      LiveConsumerFactory kafka,
      LiveArticleParser parser,
      LiveMetrics metrics,
      OpenStreams streams,
      Vertx vertx) {
    this.config = config;
    this.metrics = metrics;
    this.streams = streams;
    this.vertx = vertx;
    buffer = new ReplayBuffer(config.replayBuffer().asLongValue());
    backfills = new BackfillPool(kafka, buffer, metrics, parser);
    tail = new TailConsumer(kafka, buffer, parser, config.partitionRefresh(), this::wake);
  }

  void start(@Observes StartupEvent started) {
    metrics.watchQueued(backfills::queued);
    backfills.start(config.catchUpConsumers());
    Thread thread = new Thread(tail, "isobar-live-tail");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    streams.end();
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
      ClientConnection client, ArticleFilter filter, ArticleForm form, StreamCursor since) {
    if (!streams.admit()) {
      return false;
    }
    buffer.addReader();
    tail.wake();
    EventLoopSubscribers loopSubscribers =
        subscribersByLoop.computeIfAbsent(
            Thread.currentThread(),
            loop -> new EventLoopSubscribers(vertx.getOrCreateContext(), buffer));
    Subscriber subscriber =
        new Subscriber(this, loopSubscribers, client, filter, form, new SubscriberPosition(since));
    streams.add(subscriber);
    loopSubscribers.add(subscriber);
    subscriber.pump(new FanOutCache(buffer));
    return true;
  }

  void remove(Subscriber subscriber) {
    streams.remove(subscriber);
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

  private void wake() {
    subscribersByLoop.values().forEach(EventLoopSubscribers::wake);
  }
}
