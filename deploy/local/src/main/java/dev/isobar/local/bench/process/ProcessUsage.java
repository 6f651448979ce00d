package dev.isobar.local.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the usage of a process and its descendants, from Linux's {@code /proc}.
 *
 * @param cpuMillis processor time since its start, user and system
 * @param rssBytes resident memory; pages that processes share are counted in each
 * @param pssBytes resident memory; a page that n processes share counts 1/n in each
 */
public record ProcessUsage(long cpuMillis, long rssBytes, long pssBytes) {
  /** USER_HZ: 100 on every Linux that the JVM runs on. */
  private static final long MILLIS_PER_TICK = 10;

  private static final ProcessUsage NONE = new ProcessUsage(0, 0, 0);

  /** Returns the usage; zero for a process that has ended, and without {@code /proc}. */
  static ProcessUsage of(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants())
        .map(process -> read(Path.of("/proc", String.valueOf(process.pid()))))
        .reduce(NONE, ProcessUsage::plus);
  }

  /** Returns the usage of this process without its children. */
  static ProcessUsage ofThisProcess() {
    return read(Path.of("/proc/self"));
  }

  ProcessUsage plus(ProcessUsage other) {
    return new ProcessUsage(
        cpuMillis + other.cpuMillis, rssBytes + other.rssBytes, pssBytes + other.pssBytes);
  }

  /** Returns this processor time with the higher memory of the two. */
  ProcessUsage withPeakMemory(ProcessUsage other) {
    return new ProcessUsage(
        cpuMillis, Math.max(rssBytes, other.rssBytes), Math.max(pssBytes, other.pssBytes));
  }

  private static ProcessUsage read(Path process) {
    try {
      long rss = kilobytes(Files.readAllLines(process.resolve("status")), "VmRSS:");
      return new ProcessUsage(
          cpuMillis(Files.readString(process.resolve("stat"))), rss, pss(process, rss));
    } catch (IOException e) {
      // The process ended between listing and reading.
      return NONE;
    }
  }

  private static long pss(Path process, long otherwise) {
    try {
      return kilobytes(Files.readAllLines(process.resolve("smaps_rollup")), "Pss:");
    } catch (IOException e) {
      // Processes of other users do not show it.
      return otherwise;
    }
  }

  /**
   * Parses the processor time of the process and its ended children: fields 14 to 17 of proc(5),
   * counted after the name in brackets, which may contain any character.
   */
  public static long cpuMillis(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum() * MILLIS_PER_TICK;
  }

  public static long kilobytes(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
