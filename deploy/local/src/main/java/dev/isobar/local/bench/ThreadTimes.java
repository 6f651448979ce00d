package dev.isobar.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Processor time in milliseconds by kind of thread, from {@code /proc/PID/task}. */
final class ThreadTimes {
  private ThreadTimes() {}

  /**
   * Threads whose names differ in digits only are one kind. Linux cuts names at 15 characters. A
   * thread that has ended is not counted.
   */
  static Map<String, Long> of(ProcessHandle process) {
    Map<String, Long> times = new TreeMap<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc", "" + process.pid(), "task"))) {
      tasks.forEach(task -> add(task, times));
    } catch (IOException e) {
      // Gone, or no /proc here: there is nothing to show.
      return times;
    }
    return times;
  }

  /** What each kind has used since {@code before}. */
  static Map<String, Long> since(Map<String, Long> before, Map<String, Long> now) {
    Map<String, Long> used = new TreeMap<>(now);
    used.replaceAll((kind, millis) -> millis - before.getOrDefault(kind, 0L));
    return used;
  }

  static String kind(String thread) {
    return thread.strip().replaceAll("\\d+", "#");
  }

  private static void add(Path task, Map<String, Long> times) {
    try {
      times.merge(
          kind(Files.readString(task.resolve("comm"))),
          ProcessUsage.cpuMillis(Files.readString(task.resolve("stat"))),
          Long::sum);
    } catch (IOException e) {
      // The thread ended since it was listed.
      return;
    }
  }
}
