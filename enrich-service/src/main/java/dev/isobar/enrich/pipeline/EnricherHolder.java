package dev.isobar.enrich.pipeline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The enricher of the taxonomy as it is now. Ask for it anew for each article: it is replaced
 * whenever the taxonomy changes.
 */
public final class EnricherHolder {
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile Enricher enricher;

  /**
   * @param builtIn of the taxonomy that ships with the service
   */
  public EnricherHolder(Enricher builtIn) {
    this.enricher = builtIn;
  }

  public Enricher get() {
    return enricher;
  }

  /** From now on this one; the one before becomes garbage with its last article. */
  public void replace(Enricher other) {
    enricher = other;
  }

  /** Tells that the changes there were at the start are in. */
  public void settle() {
    settled.countDown();
  }

  /** Whether the changes there were at the start are in: no article is published before. */
  public boolean isSettled() {
    return settled.getCount() == 0;
  }

  /** Waits for it a little; see {@link #isSettled()}. */
  public boolean awaitSettled(long millis) throws InterruptedException {
    return settled.await(millis, TimeUnit.MILLISECONDS);
  }
}
