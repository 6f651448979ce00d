package dev.isobar.local.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.embedded.ChildJvm;
import dev.isobar.local.quality.data.DataSets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs {@link Measurements} in a JVM with the deep lane's heap. */
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
    Process child =
        new ChildJvm(
                classPath(jars),
                OPTIONS,
                command(report, sets, stages),
                Map.of(),
                ProcessBuilder.Redirect.PIPE)
            .start();
    try {
      child.getInputStream().transferTo(System.err);
      if (child.waitFor() != 0) {
        throw new IOException("the measuring ended with " + child.exitValue() + ", see above");
      }
      return new ObjectMapper().readValue(report.toFile(), QualityReport.class);
    } finally {
      child.destroyForcibly();
      Files.delete(report);
    }
  }

  private static String classPath(List<Path> jars) {
    return Stream.concat(
            jars.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> command(Path report, DataSets sets, List<String> stages) {
    List<String> command = new ArrayList<>();
    command.add(Measurements.class.getName());
    command.add(report.toString());
    command.add(sets.data() == null ? "" : sets.data().toString());
    command.add(sets.seeds().toString());
    command.add(String.valueOf(sets.limit()));
    command.addAll(stages);
    return command;
  }
}
