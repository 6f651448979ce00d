package dev.isobar.query.projection;

import java.time.Duration;

/** Pauses between tries: each twice as long as the one before it, to a limit. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(200);

  private final Duration longest;
  private Duration next = FIRST;

  Backoff(Duration longest) {
    this.longest = longest;
  }

  /** How long to wait before the next try. */
  Duration next() {
    Duration pause = next;
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(longest) > 0 ? longest : twice;
    return pause;
  }

  /** A try went well. */
  void reset() {
    next = FIRST;
  }
}
