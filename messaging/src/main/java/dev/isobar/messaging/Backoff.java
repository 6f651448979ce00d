package dev.isobar.messaging;

import java.time.Duration;

/** Pauses between tries: each is twice as long as the one before it, up to a limit. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(200);

  private final Duration longest;
  private Duration next = FIRST;

  public Backoff(Duration longest) {
    this.longest = longest;
  }

  /** Returns how long to wait before the next try. */
  public Duration next() {
    Duration pause = next;
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(longest) > 0 ? longest : twice;
    return pause;
  }

  /** Starts again with the shortest pause, after a try that succeeded. */
  public void reset() {
    next = FIRST;
  }
}
