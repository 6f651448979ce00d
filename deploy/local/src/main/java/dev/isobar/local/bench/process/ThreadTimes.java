package dev.isobar.local.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the processor time by kind of thread or child process, in milliseconds. */
public final class ThreadTimes {
  private static final int LONGEST = 34;

  private ThreadTimes() {}

  /**
   * Returns the times by kind. Threads whose names differ only in digits are one kind. Linux cuts
   * names at 15 characters. Ended threads are not counted.
   */
  static Map<String, Long> of(ProcessHandle process) {
    Map<String, Long> times = new TreeMap<>();
    try (Stream<Path> tasks = Files.list(folder(process).resolve("task"))) {
      tasks.forEach(task -> add(task, "comm", times));
    } catch (IOException e) {
      // The process has ended, or there is no /proc.
      return times;
    }
    // PostgreSQL's workers are processes; their command line shows their kind.
    process.descendants().forEach(child -> add(folder(child), "cmdline", times));
    return times;
  }

  private static Path folder(ProcessHandle process) {
    return Path.of("/proc", String.valueOf(process.pid()));
  }

  /** Returns the time of each kind since {@code before}. */
  public static Map<String, Long> since(Map<String, Long> before, Map<String, Long> now) {
    Map<String, Long> used = new TreeMap<>(now);
    used.replaceAll((kind, millis) -> millis - before.getOrDefault(kind, 0L));
    return used;
  }

  public static String kind(String name) {
    String kind = name.replace('\0', ' ').strip().replaceAll("[\\d.]+", "#");
    return kind.substring(0, Math.min(LONGEST, kind.length()));
  }

  private static void add(Path task, String name, Map<String, Long> times) {
    try {
      times.merge(
          kind(Files.readString(task.resolve(name))),
          ProcessUsage.cpuMillis(Files.readString(task.resolve("stat"))),
          Long::sum);
    } catch (IOException e) {
      // The thread has ended since it was listed.
      return;
    }
  }
}
