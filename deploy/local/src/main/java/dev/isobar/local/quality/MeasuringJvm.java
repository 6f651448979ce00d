package dev.isobar.local.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.local.measure.JvmRunner;
import dev.isobar.local.quality.data.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link MeasuringProgram} in a JVM with the deep lane's heap. */
final class MeasuringJvm {
  /** The deep lane has to do with this; serial, so that no collector's threads share the cores. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx1536m",
          "-XX:+UseSerialGC",
          // Both this program and the service bring one; the service's wants Quarkus around it.
          "-Dslf4j.provider=org.slf4j.jul.JULServiceProvider");

  private MeasuringJvm() {}

  /**
   * @param jars enrich-service's, before this program's own class path
   * @throws IOException if it ends without a report
   */
  static QualityReport run(List<Path> jars, DataSets sets, List<String> stages)
      throws IOException, InterruptedException {
    Path report = Files.createTempFile("isobar-quality", ".json");
    try {
      new JvmRunner(jars, OPTIONS)
          .run(MeasuringProgram.class.getName(), arguments(report, sets, stages), System.err);
      return new ObjectMapper().readValue(report.toFile(), QualityReport.class);
    } finally {
      Files.delete(report);
    }
  }

  private static List<String> arguments(Path report, DataSets sets, List<String> stages) {
    List<String> arguments = new ArrayList<>();
    arguments.add(report.toString());
    arguments.add(sets.data() == null ? "" : sets.data().toString());
    arguments.add(sets.seeds().toString());
    arguments.add(String.valueOf(sets.limit()));
    arguments.addAll(stages);
    return arguments;
  }
}
