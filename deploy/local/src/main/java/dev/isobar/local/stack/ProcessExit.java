package dev.isobar.local.stack;

import java.nio.file.Path;
import java.util.List;

/**
 * Describes a process that ended without having been stopped.
 *
 * @param name the process, as {@link LocalStack#processes} names it
 * @param exitCode 128 plus the signal number if a signal ended it; -1 if it is not known
 * @param log the file that the process wrote its log to
 * @param lastLines the last lines of that log
 */
public record ProcessExit(String name, int exitCode, Path log, List<String> lastLines) {
  /** The exit code of a process that is not a child of this one. */
  static final int UNKNOWN = -1;

  private static final int SIGKILL = 128 + 9;
  private static final int OUT_OF_HEAP = 3;

  public ProcessExit {
    lastLines = List.copyOf(lastLines);
  }

  /** Returns a sentence about the exit, with the remedy if it is known. */
  public String sentence() {
    String ended = name + " ended with exit code " + exitCode;
    return switch (exitCode) {
      case SIGKILL -> ended + " (killed; the machine may have run out of memory)";
      case OUT_OF_HEAP ->
          ended
              + " (out of heap; set a larger one with --heap-"
              + name.replace("-service", "")
              + ")";
      case UNKNOWN -> name + " ended";
      default -> ended;
    };
  }
}
