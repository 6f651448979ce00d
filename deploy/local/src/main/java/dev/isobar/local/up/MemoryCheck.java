package dev.isobar.local.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks how much memory is left on this machine and in this container. */
final class MemoryCheck {
  /** The measured memory of the five idle processes with the default heaps, in MiB. */
  static final long NEEDED = 1000;

  private static final long MIB = 1024 * 1024;
  private static final Path LIMIT = Path.of("/sys/fs/cgroup/memory.max");
  private static final Path USED = Path.of("/sys/fs/cgroup/memory.current");

  private MemoryCheck() {}

  /** Returns a warning if memory is short; empty if there is enough or it cannot be determined. */
  static Optional<String> warning() {
    try {
      return warning(Files.readAllLines(Path.of("/proc/meminfo")), read(LIMIT), read(USED));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Optional<String> warning(List<String> meminfo, String limit, String used) {
    long free = available(meminfo);
    if (limit.matches("\\d+") && used.matches("\\d+")) {
      free = Math.min(free, (Long.parseLong(limit) - Long.parseLong(used)) / MIB);
    }
    if (free >= NEEDED) {
      return Optional.empty();
    }
    return Optional.of(
        "Memory is short: %d MiB are free and the newswire needs about %d. It may be slow or be"
                .formatted(free, NEEDED)
            + " killed; choose smaller heaps with --heap-...");
  }

  private static long available(List<String> meminfo) {
    return meminfo.stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(kib -> Long.parseLong(kib) / 1024)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      // This control group does not exist.
      return "";
    }
  }
}
