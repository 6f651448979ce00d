package dev.isobar.query.live;

import dev.isobar.query.store.SnapshotReader.ViewNotReadyException;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Reads the view in rounds while it has subscribers. They share what it reads. */
final class ViewReader<S extends ViewReader.Reader> {
  private static final Logger LOG = Logger.getLogger(ViewReader.class);
  private static final long FAILURE_PAUSE_MILLIS = 1000;

  private final String name;
  private final long pollMillis;
  private final Round<S> round;
  private final Set<S> subscribers = ConcurrentHashMap.newKeySet();
  private final Semaphore woken = new Semaphore(0);
  private volatile boolean stopped;
  private boolean failing;

  /** Who reads what is read. */
  interface Reader {
    /** Returns the event loop of its connection. */
    Context eventLoop();
  }

  /** What is done in each round. */
  interface Round<S> {
    /** Returns whether the next round follows at once. */
    boolean of(Collection<S> subscribers) throws InterruptedException;
  }

  /**
   * Makes a reader.
   *
   * @param poll the time between two rounds
   */
  ViewReader(String name, Duration poll, Round<S> round) {
    this.name = name;
    this.pollMillis = poll.toMillis();
    this.round = round;
  }

  void start() {
    Thread thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  void stop() {
    stopped = true;
    wake();
  }

  Collection<S> subscribers() {
    return subscribers;
  }

  void add(S subscriber) {
    subscribers.add(subscriber);
    wake();
  }

  void remove(S subscriber) {
    subscribers.remove(subscriber);
  }

  /** Begins a round now. Callable from any thread. */
  void wake() {
    woken.release();
  }

  private void run() {
    try {
      while (!stopped) {
        if (subscribers.isEmpty()) {
          woken.acquire();
          woken.drainPermits();
        } else if (!attempt() && woken.tryAcquire(pollMillis, TimeUnit.MILLISECONDS)) {
          woken.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt() throws InterruptedException {
    try {
      boolean again = round.of(List.copyOf(subscribers));
      if (failing) {
        failing = false;
        LOG.info("The view is available again; its streams continue");
      }
      return again;
    } catch (ViewNotReadyException e) {
      TimeUnit.MILLISECONDS.sleep(FAILURE_PAUSE_MILLIS);
    } catch (RuntimeException e) {
      if (!failing && !stopped) {
        LOG.warnf("The view is unavailable to its streams, retrying: %s", e);
      }
      failing = true;
      TimeUnit.MILLISECONDS.sleep(FAILURE_PAUSE_MILLIS);
    }
    return false;
  }

  /** Runs this for each subscriber on its event loop, and waits until all have. */
  static <S extends Reader> void onLoops(Collection<S> subscribers, Consumer<S> act)
      throws InterruptedException {
    Map<Context, List<S>> byLoop = new HashMap<>();
    subscribers.forEach(
        each -> byLoop.computeIfAbsent(each.eventLoop(), loop -> new ArrayList<>()).add(each));
    CountDownLatch done = new CountDownLatch(byLoop.size());
    byLoop.forEach(
        (loop, some) ->
            loop.runOnContext(
                ignored -> {
                  try {
                    some.forEach(each -> guard(each, act));
                  } finally {
                    done.countDown();
                  }
                }));
    // An event loop that is stopping runs nothing more.
    done.await(5, TimeUnit.SECONDS);
  }

  private static <S> void guard(S subscriber, Consumer<S> act) {
    try {
      act.accept(subscriber);
    } catch (RuntimeException e) {
      // Ends only this stream; its client reconnects.
      LOG.error("Live stream failed, closing it", e);
      if (subscriber instanceof OpenStream stream) {
        stream.end();
      }
    }
  }
}
