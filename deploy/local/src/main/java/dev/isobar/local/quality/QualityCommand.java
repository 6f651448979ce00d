package dev.isobar.local.quality;

import dev.isobar.local.launcher.Launcher;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.stage.Stages;
import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceApps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Implements {@code isobar.jar quality}. Prints the table to standard output, progress to standard
 * error.
 */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the accuracy of the enricher, the feed reader and stories on public data, and speed.",
      "Prints a table and writes it to a page. docs/quality.md lists the data sets and their"
          + " sources. Takes some minutes."
    })
public final class QualityCommand implements Callable<Integer> {
  private static final Path PAGE = Path.of("docs", "quality.md");

  @Spec CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the data sets. Without it, only stages without data sets run.")
  Path data;

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      defaultValue = "deploy/local/src/test/resources/samples",
      description = "The folder of the samples' expected.json. Default: ${DEFAULT-VALUE}.")
  Path seeds;

  @Option(
      names = "--only",
      paramLabel = "STAGE",
      split = ",",
      description = "Run only these stages. Write the page only with --out.")
  List<String> only = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "Use only the first N cases of each set. Write the page only with --out.")
  int limit;

  @Option(names = "--out", paramLabel = "FILE", description = "The page. Default: docs/quality.md.")
  Path out;

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() throws InterruptedException {
    check();
    try {
      ServiceApps apps = ServiceApps.inHome(Path.of(System.getProperty(Launcher.HOME)));
      Set<Path> jars = new LinkedHashSet<>();
      for (Service service : List.of(Service.ENRICH, Service.INGEST, Service.QUERY)) {
        jars.addAll(ServiceApps.jars(apps.folder(service)));
        jars.addAll(ServiceApps.loggingJar(apps.folder(service)));
      }
      DataSets sets = new DataSets(data, seeds, limit);
      List<String> stages = only.isEmpty() ? Stages.names() : only;
      QualityReport report = MeasuringJvm.run(List.copyOf(jars), sets, stages);
      System.out.print(QualityTable.plain(report));
      if (out != null || only.isEmpty() && limit == 0) {
        Path page = out == null ? PAGE : out;
        QualityPage.write(QualityPage.of(report, LocalDate.now(clock)), page);
        System.err.println("Written to " + page);
      }
      return report.hasFailures() ? 1 : CommandLine.ExitCode.OK;
    } catch (IOException | RuntimeException e) {
      System.err.println("isobar: the measurement failed: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private void check() {
    for (String stage : only) {
      if (!Stages.names().contains(stage)) {
        throw new ParameterException(
            spec.commandLine(),
            "--only: unknown stage " + stage + ", use " + String.join(", ", Stages.names()));
      }
    }
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, or 0 for all");
    }
    if (data != null && !Files.isDirectory(data)) {
      System.err.println(
          "isobar: the folder %s does not exist. It must contain the data sets of docs/quality.md."
              + " Only stages without data sets run.".formatted(data));
    }
  }
}
