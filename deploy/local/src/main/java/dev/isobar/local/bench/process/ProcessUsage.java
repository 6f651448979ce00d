package dev.isobar.local.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and all that it started have used, from Linux's {@code /proc}.
 *
 * @param cpuMillis processor time since its start, user and system
 * @param rssBytes resident memory; pages that processes share are counted in each
 * @param pssBytes resident memory; a page that n processes share counts 1/n in each
 */
public record ProcessUsage(long cpuMillis, long rssBytes, long pssBytes) {
  /** USER_HZ: 100 on every Linux that the JVM runs on. */
  private static final long MILLIS_PER_TICK = 10;

  private static final ProcessUsage NONE = new ProcessUsage(0, 0, 0);

  /** Zero for a process that is gone, and where there is no {@code /proc}. */
  static ProcessUsage of(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants())
        .map(process -> read(Path.of("/proc", String.valueOf(process.pid()))))
        .reduce(NONE, ProcessUsage::plus);
  }

  /** Of this process alone, without those that it started. */
  static ProcessUsage ofThisProcess() {
    return read(Path.of("/proc/self"));
  }

  ProcessUsage plus(ProcessUsage other) {
    return new ProcessUsage(
        cpuMillis + other.cpuMillis, rssBytes + other.rssBytes, pssBytes + other.pssBytes);
  }

  /** This processor time, with the larger memory of the two. */
  ProcessUsage orMoreMemory(ProcessUsage other) {
    return new ProcessUsage(
        cpuMillis, Math.max(rssBytes, other.rssBytes), Math.max(pssBytes, other.pssBytes));
  }

  private static ProcessUsage read(Path process) {
    try {
      long rss = kilobytes(Files.readAllLines(process.resolve("status")), "VmRSS:");
      return new ProcessUsage(
          cpuMillis(Files.readString(process.resolve("stat"))), rss, pss(process, rss));
    } catch (IOException e) {
      // It ended between being listed and being read.
      return NONE;
    }
  }

  private static long pss(Path process, long otherwise) {
    try {
      return kilobytes(Files.readAllLines(process.resolve("smaps_rollup")), "Pss:");
    } catch (IOException e) {
      // Other users' processes do not show it.
      return otherwise;
    }
  }

  /**
   * proc(5): fields 14 to 17, own time and that of children that have ended, counted behind the
   * name in brackets, which may hold anything.
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
