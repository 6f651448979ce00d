package dev.isobar.local.bench.process;

import java.util.Map;

/**
 * Holds what a service has used since its start.
 *
 * @param seconds of the processor, of all its threads
 * @param streamSeconds of the threads that read and send the live stream
 * @param residentBytes its resident memory
 */
public record ServiceProcessor(double seconds, double streamSeconds, long residentBytes) {
  private static final double MILLIS = 1000;

  /** Reads the usage of a process. */
  public static ServiceProcessor of(ProcessHandle process) {
    ProcessUsage usage = ProcessUsage.of(process);
    Map<String, Long> times = ThreadTimes.of(process);
    long streams =
        times.entrySet().stream()
            .filter(kind -> kind.getKey().matches("(vert#?x-event|isobar-live).*"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new ServiceProcessor(usage.cpuMillis() / MILLIS, streams / MILLIS, usage.rssBytes());
  }

  /** Returns what was used since {@code before}, with the present memory. */
  public ServiceProcessor since(ServiceProcessor before) {
    return new ServiceProcessor(
        seconds - before.seconds, streamSeconds - before.streamSeconds, residentBytes);
  }
}
