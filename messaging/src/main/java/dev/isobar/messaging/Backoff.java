package dev.isobar.messaging;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Computes the pauses between attempts: each is twice as long as the one before, up to a limit. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(200);

  private final Duration longest;
  private Duration next = FIRST;

  public Backoff(Duration longest) {
    this.longest = longest;
  }

  /** Returns how long to wait before the next attempt. */
  public Duration next() {
    Duration pause = next;
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(longest) > 0 ? longest : twice;
    return pause;
  }

  /** Starts again with the shortest pause, after a successful attempt. */
  public void reset() {
    next = FIRST;
  }

  /**
   * Makes attempts with growing pauses until one returns true, {@code stopped} is counted down, or
   * the thread is interrupted.
   */
  public static void retry(Duration longest, CountDownLatch stopped, BooleanSupplier attempt) {
    Backoff backoff = new Backoff(longest);
    try {
      boolean ended;
      do {
        ended =
            attempt.getAsBoolean()
                || stopped.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
      } while (!ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
