package dev.isobar.enrich.pipeline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the enricher with the current taxonomy. Get it again for each article, because it is
 * replaced whenever the taxonomy changes.
 */
public final class EnricherHolder {
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile Enricher enricher;

  /**
   * Creates the holder.
   *
   * @param builtIn the enricher with the bundled taxonomy
   */
  public EnricherHolder(Enricher builtIn) {
    this.enricher = builtIn;
  }

  /** Returns the current enricher. */
  public Enricher get() {
    return enricher;
  }

  /** Replaces the enricher for all following articles. */
  public void replace(Enricher other) {
    enricher = other;
  }

  /** Records that the taxonomy changes present at the start have been applied. */
  public void markReady() {
    ready.countDown();
  }

  /**
   * Returns whether the taxonomy changes present at the start have been applied. No article is
   * published before that.
   */
  public boolean isReady() {
    return ready.getCount() == 0;
  }

  /** Waits up to {@code millis} until {@link #isReady()} is true and returns whether it is. */
  public boolean awaitReady(long millis) throws InterruptedException {
    return ready.await(millis, TimeUnit.MILLISECONDS);
  }
}
