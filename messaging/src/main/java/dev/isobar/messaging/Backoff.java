package dev.isobar.messaging;

import java.time.Duration;

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
}
