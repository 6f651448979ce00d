package dev.isobar.local.quality.stage;

import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures the memory of the enricher with taxonomy and recognisers, in MB of 2^20 bytes. */
final class MemoryStage implements Stage {
  private static final String NEWS =
      "Liu Zhenmin met John Podesta in Beijing on Friday.\n\n刘振民星期五在北京会见了波德斯塔。";

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    reading.deep(EnricherRunner.text("memory", NEWS));
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("heap that stays, MB", megabytes(heap), 0, 1));
    figures.add(
        new Figure(
            "limit of the heap of this run, MB",
            megabytes(Runtime.getRuntime().maxMemory()),
            0,
            1));
    long resident = resident();
    if (resident > 0) {
      figures.add(new Figure("resident after the other stages, MB", megabytes(resident), 0, 1));
    }
    return figures;
  }

  private static double megabytes(long bytes) {
    return bytes / (double) (1 << 20);
  }

  /** Returns the resident memory; zero without {@code /proc}. */
  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    return !Files.exists(status)
        ? 0
        : Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
            .findFirst()
            .orElse(0);
  }
}
