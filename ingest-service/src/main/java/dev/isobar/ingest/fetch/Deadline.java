package dev.isobar.ingest.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Ends one fetch with all its redirects. A socket timeout cannot do that: a server that sends a
 * byte a second never reaches it. So a timer closes the connection of the running request.
 */
final class Deadline implements AutoCloseable {
  private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

  /** The deadline of the fetch in which this one is made, for example that of robots.txt. */
  private final Deadline outer = CURRENT.get();

  private final long end;
  private final ScheduledFuture<?> timer;
  private Cancellable running;
  private boolean passed;

  private Deadline(Duration timeout, ScheduledExecutorService timers) {
    this.end = System.nanoTime() + timeout.toNanos();
    this.timer = timers.schedule(this::pass, timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Starts the time of the fetch that this thread makes. */
  static Deadline start(Duration timeout, ScheduledExecutorService timers) {
    Deadline deadline = new Deadline(timeout, timers);
    CURRENT.set(deadline);
    return deadline;
  }

  /** Returns how long a step of this thread's fetch may take: {@code most} or the time left. */
  static Duration left(Duration most) {
    Deadline deadline = CURRENT.get();
    return deadline == null ? most : deadline.atMost(most);
  }

  /** Returns {@code most} or the time left, whichever is shorter; never less than 1 ms. */
  Duration atMost(Duration most) {
    long left = Math.max(end - System.nanoTime(), 1_000_000);
    return left < most.toNanos() ? Duration.ofNanos(left) : most;
  }

  /** Sets the request that is cancelled when the time is over. */
  synchronized void watch(Cancellable request) {
    running = request;
    if (passed) {
      request.cancel();
    }
  }

  /** Returns whether the time is over. */
  synchronized boolean passed() {
    return passed || System.nanoTime() - end >= 0;
  }

  private void pass() {
    Cancellable request;
    synchronized (this) {
      passed = true;
      request = running;
    }
    if (request != null) {
      request.cancel();
    }
  }

  @Override
  public void close() {
    timer.cancel(false);
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}
