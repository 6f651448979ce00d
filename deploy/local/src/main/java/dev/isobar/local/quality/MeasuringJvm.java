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
  /** The heap of the deep lane; the serial collector, so that its threads do not use the cores. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx1536m",
          "-XX:+UseSerialGC",
          // The log manager of the service needs Quarkus, so this program uses the JDK's.
          "-Dslf4j.provider=org.slf4j.jul.JULServiceProvider");

  private MeasuringJvm() {}

  /**
   * Runs the stages and returns their report.
   *
   * @param jars the jars of the services, which precede this program's class path
   * @throws IOException if the JVM ends without a report
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
