package dev.isobar.local.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;

/**
 * Processor time of a piece of work, which other work on the machine stretches far less than the
 * time on the wall. In seconds for one time through the work.
 *
 * @param thread of the thread that does it
 * @param process of the whole JVM meanwhile: also collecting garbage and compiling
 */
public record CpuTimer(double thread, double process) {
  private static final int ROUNDS = 3;

  /** Some work; what it returns keeps the compiler from leaving it out. */
  public interface Work {
    Object once();
  }

  /**
   * The median of three rounds.
   *
   * @param warmUp of work that is not counted, at least: a service runs for weeks, and what counts
   *     is its pace once all is compiled
   * @param atLeast of each round
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
      throw new IllegalStateException("an identity hash is never negative");
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
