package dev.isobar.local.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Describes the machine of a measurement, without any name that identifies it.
 *
 * @param memoryMegabytes the memory in units of 2^20 bytes
 * @param model the name of the processor on Linux; null if it is unknown
 * @param load the load average of the last minute before the run; negative if the system has none
 */
public record Machine(
    int cores,
    long memoryMegabytes,
    String model,
    String architecture,
    String java,
    String os,
    double load) {

  /** Returns this machine with its current load. */
  public static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        system.getAvailableProcessors(),
        system.getTotalMemorySize() >> 20,
        processor(),
        system.getArch(),
        System.getProperty("java.version"),
        system.getName(),
        system.getSystemLoadAverage());
  }

  /** Returns a readable line. */
  public String inWords() {
    String words =
        String.format(
            Locale.ROOT,
            "%d %s (%s), %,d MB, %s, Java %s",
            cores,
            cores == 1 ? "core" : "cores",
            model == null ? architecture : model + ", " + architecture,
            memoryMegabytes,
            os,
            java);
    return load < 0
        ? words
        : words
            + String.format(
                Locale.ROOT,
                "; load average before the run: %.1f; other load makes these timings slower",
                load);
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      // Only Linux has this file, and not in every sandbox.
      return null;
    }
  }
}
