package dev.isobar.query.live;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Knows the open streams of all kinds: how many there are, when they tick, when they end. */
@Singleton
class OpenStreams {
  private static final Logger LOG = Logger.getLogger(OpenStreams.class);
  private static final long MAX_TICK_MILLIS = 1000;

  /** How far apart two streams end when the service stops, if the time is long enough. */
  private static final long APART_MILLIS = 2;

  private final LiveConfig config;
  private final LiveMetrics metrics;
  private final Vertx vertx;
  private final AtomicInteger count = new AtomicInteger();

  /** By the thread of their event loop. */
  private final Map<Thread, Loop> loops = new ConcurrentHashMap<>();

  private volatile boolean stopping;

  OpenStreams(LiveConfig config, LiveMetrics metrics, Vertx vertx) {
    this.config = config;
    this.metrics = metrics;
    this.vertx = vertx;
  }

  /** Holds the streams of one event loop; the set is used only on it. */
  private record Loop(Context context, Set<OpenStream> streams) {
    void each(Consumer<OpenStream> act) {
      context.runOnContext(
          ignored -> {
            for (OpenStream stream : List.copyOf(streams)) {
              guard(stream, act);
            }
          });
    }
  }

  void start(@Observes StartupEvent started) {
    metrics.watchSubscribers(count::get);
    long tick = Math.min(config.heartbeat().toMillis(), config.grace().toMillis()) / 4;
    vertx.setPeriodic(
        Math.max(20, Math.min(tick, MAX_TICK_MILLIS)),
        ignored -> {
          long now = System.nanoTime();
          loops.values().forEach(loop -> loop.each(stream -> stream.tick(now)));
        });
  }

  /** Ends the streams before the service waits for open requests. */
  void stopping(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
    end();
  }

  /**
   * Makes room for a stream.
   *
   * @return false if there are too many or the service is stopping
   */
  boolean admit() {
    if (count.incrementAndGet() > config.maxSubscribers() || stopping) {
      count.decrementAndGet();
      metrics.refused();
      return false;
    }
    return true;
  }

  /** Adds a stream that was admitted. Call it on the event loop of its connection. */
  void add(OpenStream stream) {
    loops
        .computeIfAbsent(
            Thread.currentThread(),
            thread -> new Loop(vertx.getOrCreateContext(), new LinkedHashSet<>()))
        .streams()
        .add(stream);
  }

  /** Removes a stream. Call it on the event loop of its connection. */
  void remove(OpenStream stream) {
    loops.get(Thread.currentThread()).streams().remove(stream);
    count.decrementAndGet();
  }

  /**
   * Ends all streams over a short time, so that their clients reconnect to other replicas one after
   * the other, and refuses new ones.
   */
  void end() throws InterruptedException {
    stopping = true;
    long spread = Math.min(config.stopSpread().toMillis(), count.get() * APART_MILLIS);
    loops.values().forEach(loop -> loop.each(stream -> endWithin(spread, stream)));
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(spread + MAX_TICK_MILLIS);
    while (count.get() > 0 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void endWithin(long millis, OpenStream stream) {
    if (millis < 1) {
      stream.end();
    } else {
      vertx.setTimer(
          1 + ThreadLocalRandom.current().nextLong(millis),
          ignored -> guard(stream, OpenStream::end));
    }
  }

  private static void guard(OpenStream stream, Consumer<OpenStream> act) {
    try {
      act.accept(stream);
    } catch (RuntimeException e) {
      // Ends only this stream; its client reconnects.
      LOG.error("Live stream failed, closing it", e);
      stream.end();
    }
  }
}
