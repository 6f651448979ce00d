package dev.isobar.ingest.thread;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs tasks in a fixed number of threads until the service stops. */
public final class WorkerThreads {
  /** Longer than a task needs to end after it was interrupted. */
  private static final int STOP_SECONDS = 5;

  private final ExecutorService threads;

  /** Creates threads, which all have one name; they start when there are tasks. */
  public WorkerThreads(String name, int count) {
    this.threads = Executors.newFixedThreadPool(count, DaemonThreads.named(name));
  }

  /** Runs a task as soon as a thread is free. Returns false if the threads are stopped. */
  public boolean execute(Runnable task) {
    try {
      threads.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Returns whether {@link #stop} was called. */
  public boolean isStopped() {
    return threads.isShutdown();
  }

  /**
   * Interrupts the tasks that run, drops those that wait, and waits for the end for 5 s at most.
   */
  public void stop() throws InterruptedException {
    threads.shutdownNow();
    threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
