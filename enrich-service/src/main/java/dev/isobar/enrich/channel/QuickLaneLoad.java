package dev.isobar.enrich.channel;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Whether articles queue up before the quick lane: the deep one then leaves it the machine. */
@Singleton
class QuickLaneLoad {
  /** A batch of this size means that more than 200 articles a second arrive. */
  private static final int MANY = 20;

  private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();
  private static final long LOOK_MILLIS = 50;

  private volatile long manyAt = System.nanoTime() - FRESH_NANOS;

  /** Tells how many articles the quick lane found waiting. */
  void batch(int size) {
    if (size >= MANY) {
      manyAt = System.nanoTime();
    }
  }

  /**
   * Waits until the quick lane has caught up, but not for ever: the deep lane goes on slowly under
   * a lasting load rather than not at all.
   */
  void awaitRelief(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() - manyAt < FRESH_NANOS && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
