package dev.isobar.local.stack;

import java.util.List;

/**
 * A process that ended although nobody stopped it.
 *
 * @param name whose
 * @param exitCode 128 and the signal's number if a signal ended it; -1 where nobody knows
 * @param lastLines what it printed last
 */
public record ProcessExit(String name, int exitCode, List<String> lastLines) {
  /** The exit code of a process that is not our child. */
  static final int UNKNOWN = -1;

  private static final int SIGKILL = 128 + 9;
  private static final int OUT_OF_HEAP = 3;

  public ProcessExit {
    lastLines = List.copyOf(lastLines);
  }

  /** What happened, in words, and what helps where that is known. */
  public String sentence() {
    String ended = name + " ended with exit code " + exitCode;
    return switch (exitCode) {
      case SIGKILL -> ended + ": it was killed, perhaps because the machine ran out of memory";
      case OUT_OF_HEAP ->
          ended + ": it ran out of heap; give it more with --heap-" + name.replace("-service", "");
      case UNKNOWN -> name + " ended";
      default -> ended;
    };
  }
}
