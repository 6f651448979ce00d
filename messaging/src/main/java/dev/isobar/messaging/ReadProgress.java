package dev.isobar.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Tracks how far a Kafka topic is read and applied. Thread-safe. */
public final class ReadProgress {
  private final Map<Integer, Long> next = new HashMap<>();
  private long received;

  /** Returns whether a record comes from a Kafka topic that was deleted and created again. */
  public boolean hasBegunAgain(int partition, long offset) {
    return isApplied(partition, offset);
  }

  /** Notes that a record is applied. */
  public synchronized void applied(int partition, long offset) {
    next.put(partition, offset + 1);
    received++;
    notifyAll();
  }

  /** Returns whether a record is applied. */
  public synchronized boolean isApplied(int partition, long offset) {
    return offset < next(partition);
  }

  synchronized long received() {
    return received;
  }

  /** Returns whether all records before {@code end} are applied. */
  public boolean isRead(int partition, long end, LongFunction<Map<Integer, Long>> positions) {
    if (next(partition) >= end) {
      return true;
    }
    Long position = positions.apply(received()).get(partition);
    return position != null && position >= end;
  }

  /** Waits until the record is applied; returns false after the timeout. */
  public synchronized boolean await(int partition, long offset, Duration timeout)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (next(partition) <= offset) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private synchronized long next(int partition) {
    return next.getOrDefault(partition, 0L);
  }
}
