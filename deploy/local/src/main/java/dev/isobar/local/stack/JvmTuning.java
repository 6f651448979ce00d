package dev.isobar.local.stack;

import java.util.List;

/** Lists the tunings of the JVMs. */
public enum JvmTuning {
  /** Fast start and little memory: the quick compiler only. */
  DEMO(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss512k")),
  /** High throughput: all compilers. Parallel collectors do not help on one or two cores. */
  SERVER(List.of("-XX:+UseSerialGC"));

  private final List<String> jvmOptions;

  JvmTuning(List<String> jvmOptions) {
    this.jvmOptions = jvmOptions;
  }

  public List<String> jvmOptions() {
    return jvmOptions;
  }
}
