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
 * The threads that enrich. Work that runs past its time is given up; the thread that it holds is
 * replaced until it comes back, so that no article can take the pool away from the others.
 */
public final class TimeLimitedExecutor implements AutoCloseable {
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicInteger size;
  private final ThreadPoolExecutor pool;
  private final Duration timeout;

  /**
   * @param size 0 for as many as there are processors
   * @param timeout for one piece of work, from when its turn has come
   */
  public TimeLimitedExecutor(int size, Duration timeout) {
    int count = size > 0 ? size : Runtime.getRuntime().availableProcessors();
    this.size = new AtomicInteger(count);
    this.timeout = timeout;
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
                work.cameBack();
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
    return thread;
  }

  private synchronized void resize(int by) {
    pool.setCorePoolSize(size.addAndGet(by));
  }

  /** One piece of work under way. */
  public final class TimedTask<T> {
    private Future<T> future;
    private boolean done;
    private boolean givenUp;

    /**
     * @throws TimeoutException if it took too long
     * @throws ExecutionException with what it threw, errors included
     */
    public T result() throws TimeoutException, ExecutionException, InterruptedException {
      try {
        return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        giveUp();
        throw e;
      }
    }

    private synchronized void giveUp() {
      if (!done) {
        givenUp = true;
        resize(+1);
        future.cancel(true);
      }
    }

    private synchronized void cameBack() {
      done = true;
      if (givenUp) {
        resize(-1);
      }
    }
  }
}
