package dev.isobar.query.work;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does something again and again on a thread of its own until the service stops. Failures are
 * logged, the first one of a series only, and it is tried again.
 */
public final class RepeatingTask {
  private static final Logger LOG = Logger.getLogger(RepeatingTask.class);

  private final String name;
  private final String failure;
  private final Duration pause;
  private final Round round;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean failing;

  /** What is done each time. */
  public interface Round {
    /** Does it once; returns how long to wait before the next time. */
    Duration run() throws SQLException, InterruptedException;
  }

  /**
   * Creates a task that has not started.
   *
   * @param name of the thread
   * @param failure what the log says if it fails, such as {@code Alerts are not sent}
   * @param pause before the first time, and after a failure
   */
  public RepeatingTask(String name, String failure, Duration pause, Round round) {
    this.name = name;
    this.failure = failure;
    this.pause = pause;
    this.round = round;
  }

  public void start() {
    Thread thread = new Thread(this::runUntilStopped, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts no further round; lets the present one end. */
  public void stop() {
    stopped.countDown();
  }

  public boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Returns what reaches zero when the task stops, for those who wait meanwhile. */
  public CountDownLatch stopped() {
    return stopped;
  }

  private void runUntilStopped() {
    try {
      Duration rest = pause;
      while (!stopped.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
        rest = attempt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration attempt() throws InterruptedException {
    try {
      Duration rest = round.run();
      failing = false;
      return rest;
    } catch (SQLException | RuntimeException e) {
      // What the stop breaks off is no failure.
      if (!failing && !isStopped()) {
        LOG.warnf("%s, retrying: %s", failure, e.getMessage());
      }
      failing = true;
    } catch (Error e) {
      // Without this thread nothing would be done until the next start.
      LOG.errorf(e, "%s, retrying", failure);
    }
    return pause;
  }
}
