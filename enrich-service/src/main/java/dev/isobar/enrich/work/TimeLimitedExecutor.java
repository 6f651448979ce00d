package dev.isobar.enrich.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs enrichment on a pool of threads with a time limit. A task over the limit is abandoned, and
 * its thread is replaced until the task ends, so that one article cannot block the pool.
 */
public final class TimeLimitedExecutor implements AutoCloseable {
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicInteger size;
  private final ThreadPoolExecutor pool;
  private final Duration timeout;
  private final int priority;

  /**
   * Creates a pool of threads with normal priority.
   *
   * @param size the number of threads; 0 for one per processor
   * @param timeout the time limit of a task, from its start
   */
  public TimeLimitedExecutor(int size, Duration timeout) {
    this(size, timeout, Thread.NORM_PRIORITY);
  }

  /**
   * Creates a pool.
   *
   * @param size the number of threads; 0 for one per processor
   * @param timeout the time limit of a task, from its start
   * @param priority the priority of the threads, as for {@link Thread#setPriority}
   */
  public TimeLimitedExecutor(int size, Duration timeout, int priority) {
    int count = size > 0 ? size : Runtime.getRuntime().availableProcessors();
    this.size = new AtomicInteger(count);
    this.timeout = timeout;
    this.priority = priority;
    this.pool =
        new ThreadPoolExecutor(
            count,
            Integer.MAX_VALUE,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            this::named);
  }

  public <T> TimedTask<T> submit(Callable<T> task) {
    TimedTask<T> work = new TimedTask<>();
    work.future =
        pool.submit(
            () -> {
              try {
                return task.call();
              } finally {
                work.onReturn();
              }
            });
    return work;
  }

  public int size() {
    return size.get();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  private Thread named(Runnable task) {
    Thread thread = new Thread(task, "enrich-" + threads.incrementAndGet());
    thread.setDaemon(true);
    thread.setPriority(priority);
    return thread;
  }

  private synchronized void resize(int by) {
    pool.setCorePoolSize(size.addAndGet(by));
  }

  /** Represents one submitted task. */
  public final class TimedTask<T> {
    private Future<T> future;
    private boolean done;
    private boolean abandoned;

    /**
     * Waits for the result.
     *
     * @throws TimeoutException if the task exceeded the time limit
     * @throws ExecutionException if the task threw an exception or an error
     */
    public T result() throws TimeoutException, ExecutionException, InterruptedException {
      try {
        return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        abandon();
        throw e;
      }
    }

    private synchronized void abandon() {
      if (!done) {
        abandoned = true;
        resize(+1);
        future.cancel(true);
      }
    }

    private synchronized void onReturn() {
      done = true;
      if (abandoned) {
        resize(-1);
      }
    }
  }
}
