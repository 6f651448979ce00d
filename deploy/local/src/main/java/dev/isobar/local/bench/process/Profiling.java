package dev.isobar.local.bench.process;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Profiles each process by kind of thread and by method. Not thread-safe. */
public final class Profiling {
  private static final int SHOWN = 10;

  private final Map<String, ProcessHandle> processes;
  private final Map<String, Map<String, Long>> threadsBefore = new LinkedHashMap<>();
  private final Map<String, MethodProfiler> recordings = new LinkedHashMap<>();

  public Profiling(Map<String, ProcessHandle> processes) {
    this.processes = processes;
  }

  /**
   * Holds the profile of one process.
   *
   * @param threads milliseconds of processor time by kind of thread, highest first
   * @param methods empty lists for a process that is not a JVM
   */
  public record Result(Map<String, Long> threads, MethodProfiler.Profile methods) {}

  public void start() throws IOException, InterruptedException {
    for (Map.Entry<String, ProcessHandle> process : processes.entrySet()) {
      MethodProfiler.of(process.getValue())
          .ifPresent(recording -> recordings.put(process.getKey(), recording));
    }
    processes.forEach((name, process) -> threadsBefore.put(name, ThreadTimes.of(process)));
  }

  public Map<String, Result> stop() throws IOException, InterruptedException {
    Map<String, Map<String, Long>> threads = new LinkedHashMap<>();
    processes.forEach(
        (name, process) ->
            threads.put(
                name,
                largest(ThreadTimes.since(threadsBefore.get(name), ThreadTimes.of(process)))));
    Map<String, Result> results = new LinkedHashMap<>();
    for (String name : processes.keySet()) {
      results.put(name, new Result(threads.get(name), methods(recordings.get(name))));
    }
    return results;
  }

  private static MethodProfiler.Profile methods(MethodProfiler recording)
      throws IOException, InterruptedException {
    if (recording == null) {
      return new MethodProfiler.Profile(List.of(), List.of());
    }
    try (recording) {
      return recording.stop();
    }
  }

  private static Map<String, Long> largest(Map<String, Long> times) {
    Map<String, Long> largest = new LinkedHashMap<>();
    times.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .forEach(entry -> largest.put(entry.getKey(), entry.getValue()));
    return largest;
  }
}
