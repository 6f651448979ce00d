package dev.isobar.local.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the figures were measured on, without any name that tells one machine from another.
 *
 * @param model the processor's name as Linux gives it; null where it does not
 * @param load how many threads wanted to run at the start, a minute's average; negative where the
 *     system does not say
 */
public record Machine(
    int cores, String model, String architecture, String java, String os, double load) {
  public static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        system.getAvailableProcessors(),
        processor(),
        system.getArch(),
        System.getProperty("java.version"),
        system.getName(),
        system.getSystemLoadAverage());
  }

  public String inWords() {
    String words =
        "%d %s (%s), %s, Java %s"
            .formatted(
                cores,
                cores == 1 ? "core" : "cores",
                model == null ? architecture : model + ", " + architecture,
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
      // Only Linux has it, and not in every sandbox.
      return null;
    }
  }
}
