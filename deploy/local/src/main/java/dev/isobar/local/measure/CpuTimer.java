package dev.isobar.local.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;

/**
 * Measures the processor time of a task, in seconds per run. Other load on the machine affects it
 * far less than wall-clock time.
 *
 * @param thread the time of the thread that runs the task
 * @param process the time of the whole JVM, including garbage collection and compilation
 */
public record CpuTimer(double thread, double process) {
  private static final int ROUNDS = 3;

  /** A task. Its result keeps the compiler from removing it. */
  public interface Work {
    Object once();
  }

  /**
   * Returns the median of three rounds.
   *
   * @param warmUp the least duration of runs that are not measured, until all code is compiled
   * @param atLeast the least duration of each round
   */
  public static CpuTimer of(Duration warmUp, Duration atLeast, Work work) {
    round(warmUp, work);
    double[] thread = new double[ROUNDS];
    double[] process = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      CpuTimer pace = round(atLeast, work);
      thread[i] = pace.thread();
      process[i] = pace.process();
    }
    return new CpuTimer(median(thread), median(process));
  }

  private static CpuTimer round(Duration atLeast, Work work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long threadStart = threads.getCurrentThreadCpuTime();
    long processStart = system.getProcessCpuTime();
    long times = 0;
    int unlike = 0;
    do {
      unlike ^= System.identityHashCode(work.once());
      times++;
    } while (threads.getCurrentThreadCpuTime() - threadStart < atLeast.toNanos());
    long thread = threads.getCurrentThreadCpuTime() - threadStart;
    long process = system.getProcessCpuTime() - processStart;
    if (unlike == Integer.MIN_VALUE) {
      throw new IllegalStateException("An identity hash is never negative");
    }
    return new CpuTimer(thread / 1e9 / times, process / 1e9 / times);
  }

  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
