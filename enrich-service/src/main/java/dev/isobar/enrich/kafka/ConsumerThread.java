package dev.isobar.enrich.kafka;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The thread of a channel: whether it runs, and what hinders it. */
@Singleton
public class ConsumerThread {
  private static final Logger LOG = Logger.getLogger(ConsumerThread.class);
  private static final long PAUSE_MILLIS = 1_000;
  private static final Duration LAST_BATCH = Duration.ofSeconds(20);

  private volatile boolean running;
  private volatile boolean joined;
  private volatile String trouble;
  private Thread thread;

  /** Runs the channel's loop in a thread of its own. */
  public synchronized void start(Runnable loop, String name) {
    running = true;
    thread = new Thread(loop, name);
    thread.start();
  }

  /** Lets the batch under way end; its offsets are committed before this returns. */
  public synchronized void stop() throws InterruptedException {
    running = false;
    if (thread != null) {
      thread.join(LAST_BATCH.toMillis());
    }
  }

  public boolean running() {
    return running;
  }

  /**
   * @param joined whether the consumer is in its group, so that the broker knows of it
   */
  public void polled(boolean joined) {
    this.joined = joined;
    this.trouble = null;
  }

  /** Notes the trouble and waits a little: the channel then opens anew. */
  public void failed(Exception e) {
    LOG.warn("the channel failed and opens anew", e);
    joined = false;
    trouble = e.toString();
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      running = false;
    }
  }

  public boolean joined() {
    return joined;
  }

  /** What hinders the channel; null for nothing. */
  public String trouble() {
    return trouble;
  }
}
