package dev.isobar.enrich;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Whether the channel runs, and what hinders it. */
@Singleton
class ChannelState {
  private static final Logger LOG = Logger.getLogger(ChannelState.class);
  private static final long PAUSE_MILLIS = 1_000;

  private volatile boolean running;
  private volatile boolean joined;
  private volatile String trouble;

  void start() {
    running = true;
  }

  void stop() {
    running = false;
  }

  boolean running() {
    return running;
  }

  /**
   * @param joined whether the consumer is in its group, so that the broker knows of it
   */
  void polled(boolean joined) {
    this.joined = joined;
    this.trouble = null;
  }

  /** Notes the trouble and waits a little: the channel then opens anew. */
  void failed(Exception e) {
    LOG.warn("the channel failed and opens anew", e);
    joined = false;
    trouble = e.toString();
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      running = false;
    }
  }

  boolean joined() {
    return joined;
  }

  /** What hinders the channel; null for nothing. */
  String trouble() {
    return trouble;
  }
}
