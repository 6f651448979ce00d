package dev.isobar.enrich.channel;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Measures the load of the quick lane, so that the deep lane waits while it is high. */
@Singleton
class QuickLaneLoad {
  /** A batch of this size means that more than 200 articles a second arrive. */
  private static final int HIGH_LOAD_BATCH = 20;

  private static final long HIGH_LOAD_NANOS = Duration.ofMillis(500).toNanos();
  private static final long CHECK_MILLIS = 50;

  private volatile long highLoadAt = System.nanoTime() - HIGH_LOAD_NANOS;

  /** Records the size of a batch of the quick lane. */
  void batch(int size) {
    if (size >= HIGH_LOAD_BATCH) {
      highLoadAt = System.nanoTime();
    }
  }

  /**
   * Waits until the load is low, at most {@code longest}. So the deep lane is slow under a lasting
   * load, but never stops.
   */
  void awaitRelief(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() - highLoadAt < HIGH_LOAD_NANOS && System.nanoTime() < end) {
      Thread.sleep(CHECK_MILLIS);
    }
  }
}
