package dev.isobar.local.stack;

import java.util.List;

/** What the JVMs are tuned for. */
public enum Profile {
  /** Up soon and small: the quick compiler only. */
  DEMO(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss512k")),
  /** Fast in the long run: all compilers. One core or two do not pay for parallel collectors. */
  SERVER(List.of("-XX:+UseSerialGC"));

  private final List<String> jvmOptions;

  Profile(List<String> jvmOptions) {
    this.jvmOptions = jvmOptions;
  }

  public List<String> jvmOptions() {
    return jvmOptions;
  }
}
