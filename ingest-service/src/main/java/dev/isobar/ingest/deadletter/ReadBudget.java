package dev.isobar.ingest.deadletter;

import java.time.Duration;

/** Limits the time and bytes that one request may read. Not thread-safe. */
final class ReadBudget {
  private static final Duration LONGEST_POLL = Duration.ofMillis(500);

  private final long deadline;
  private long bytes;

  ReadBudget(Duration time, long bytes) {
    this.deadline = System.nanoTime() + time.toNanos();
    this.bytes = bytes;
  }

  void spend(long read) {
    bytes -= read;
  }

  boolean isUsedUp() {
    return bytes <= 0 || isTimeUp();
  }

  boolean isTimeUp() {
    return System.nanoTime() - deadline >= 0;
  }

  /** Returns how long one poll may take. */
  Duration poll() {
    Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    return left.compareTo(LONGEST_POLL) < 0 ? left : LONGEST_POLL;
  }
}
