package dev.isobar.local.stack;

import java.util.List;
import java.util.stream.Stream;

/** Lists the tunings of the JVMs. */
public enum JvmTuning {
  /** Fast start and little memory: the quick compiler only. */
  DEMO("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss512k"),
  /** High throughput: all compilers. Parallel collectors do not help on one or two cores. */
  SERVER("-XX:+UseSerialGC");

  /**
   * Lets Linux give a thread of the lowest priority, the deep lane, about a tenth of the processor
   * that others want too. Without these options the JVM ignores priorities. The compilers and the
   * collector, which the policy would prefer to all other processes, keep the usual priority.
   */
  private static final List<String> PRIORITIES =
      List.of(
          "-XX:ThreadPriorityPolicy=1",
          "-XX:JavaPriority1_To_OSPriority=10",
          "-XX:JavaPriority9_To_OSPriority=0",
          "-XX:JavaPriority10_To_OSPriority=0");

  private final List<String> jvmOptions;

  JvmTuning(String... jvmOptions) {
    this.jvmOptions = List.of(jvmOptions);
  }

  /** Returns the options of the {@code java} command. */
  public List<String> jvmOptions() {
    return Stream.concat(jvmOptions.stream(), PRIORITIES.stream()).toList();
  }
}
