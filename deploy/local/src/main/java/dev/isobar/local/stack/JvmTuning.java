package dev.isobar.local.stack;

import java.util.List;

/** The tuning of the JVMs. */
public enum JvmTuning {
  /** Fast start and little memory: the quick compiler only. */
  DEMO(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss512k")),
  /** High throughput: all compilers. Parallel collectors do not pay on one or two cores. */
  SERVER(List.of("-XX:+UseSerialGC"));

  private final List<String> jvmOptions;

  JvmTuning(List<String> jvmOptions) {
    this.jvmOptions = jvmOptions;
  }

  public List<String> jvmOptions() {
    return jvmOptions;
  }
}
