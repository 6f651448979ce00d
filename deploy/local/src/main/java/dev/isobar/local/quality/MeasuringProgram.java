package dev.isobar.local.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.contracts.text.ClasspathText;
import dev.isobar.enrich.ner.NerService;
import dev.isobar.enrich.pipeline.Enricher;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.local.measure.Machine;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.MissingDataSetException;
import dev.isobar.local.quality.stage.EnricherRunner;
import dev.isobar.local.quality.stage.Stage;
import dev.isobar.local.quality.stage.Stages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the enricher and the reader of feeds and writes the report as JSON to a file. It is a
 * separate program, so that it runs on the packaged jars of the services with the heap of the deep
 * lane.
 */
public final class MeasuringProgram {
  private MeasuringProgram() {}

  /**
   * Runs the program.
   *
   * @param args the file for the report, the folder of the sets (empty for none), the folder of the
   *     expectations for the seeds, the limit, then the names of the stages
   */
  public static void main(String[] args) throws IOException {
    Path report = Path.of(args[0]);
    DataSets sets =
        new DataSets(
            args[1].isEmpty() ? null : Path.of(args[1]),
            Path.of(args[2]),
            Integer.parseInt(args[3]));
    List<String> only = Arrays.asList(args).subList(4, args.length);
    new ObjectMapper().writeValue(report.toFile(), measure(sets, only));
  }

  private static QualityReport measure(DataSets sets, List<String> only) throws IOException {
    Machine machine = Machine.here();
    Taxonomy taxonomy = Taxonomy.loadDefault();
    EnricherRunner reading =
        new EnricherRunner(new Enricher(taxonomy, new NerService(), Clock.systemUTC()));
    List<StageResult> results = new ArrayList<>();
    for (Stage stage : Stages.ALL) {
      if (only.contains(stage.name())) {
        System.out.println("measuring " + stage.name());
        results.add(measure(stage, sets, reading));
      }
    }
    return new QualityReport(
        machine,
        Enricher.VERSION,
        taxonomy.version(),
        ClasspathText.read(NerService.class, "/recogniser/NOTICE.txt"),
        sets.limit(),
        results);
  }

  /** Runs a stage. A failure becomes its result and does not stop the others. */
  public static StageResult measure(Stage stage, DataSets sets, EnricherRunner reading) {
    try {
      return StageResult.measured(stage.name(), stage.measure(sets, reading));
    } catch (MissingDataSetException e) {
      return StageResult.noData(stage.name(), e.getMessage());
    } catch (IOException | RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      return StageResult.failed(stage.name(), e + (trace.length == 0 ? "" : " at " + trace[0]));
    }
  }
}
