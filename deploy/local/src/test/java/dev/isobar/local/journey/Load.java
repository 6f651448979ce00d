package dev.isobar.local.journey;

import dev.isobar.testing.Polling;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Pushes articles from its own thread until it is stopped. It pushes articles again that are not
 * answered with 202, as a feed does. The rate is limited to about 500 articles per second.
 */
final class Load implements AutoCloseable {
  private static final int STREAM = 25;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final NewswireClient client;
  private final String feed;
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refusals = new AtomicInteger();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile Throwable failure;

  private Load(NewswireClient client, String feed) {
    this.client = client;
    this.feed = feed;
    thread = new Thread(this::run, "load-" + feed);
    thread.setDaemon(true);
  }

  /** Starts pushing articles of this feed. */
  static Load start(NewswireClient client, String feed) {
    Load load = new Load(client, feed);
    load.thread.start();
    return load;
  }

  /** Returns how many articles have been accepted so far. */
  int accepted() {
    return accepted.size();
  }

  /** Returns how often a push was refused, or its connection broke. */
  int refusals() {
    return refusals.get();
  }

  /** Waits until this many more articles have been accepted. */
  void awaitMore(int count) {
    int due = accepted() + count;
    Polling.eventually(this::accepted, now -> now >= due || failure != null);
    if (failure != null) {
      throw new AssertionError("the load failed", failure);
    }
  }

  /** Stops after the current stream; returns the ids of all accepted articles. */
  Set<String> stop() throws InterruptedException {
    stopped = true;
    thread.join(TimeUnit.MINUTES.toMillis(2));
    if (failure != null || thread.isAlive()) {
      throw new AssertionError("the load did not end as it should", failure);
    }
    return Set.copyOf(accepted);
  }

  @Override
  public void close() {
    stopped = true;
  }

  /** Repeats a stream until it is accepted: an outage may outlast every other deadline. */
  private void run() {
    try {
      int from = 0;
      while (!stopped) {
        if (isAccepted(from)) {
          from += STREAM;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (Throwable e) {
      failure = e;
    }
  }

  private boolean isAccepted(int from) {
    try {
      List<String> ids = client.push(Articles.of(feed, from, from + STREAM));
      accepted.addAll(ids);
      if (ids.size() == STREAM) {
        return true;
      }
    } catch (UncheckedIOException e) {
      // Refused, or the connection broke.
    }
    refusals.incrementAndGet();
    return false;
  }
}
