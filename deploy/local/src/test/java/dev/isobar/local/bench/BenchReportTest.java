package dev.isobar.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.local.bench.ceiling.Ceilings;
import dev.isobar.local.bench.load.ThroughputResult;
import dev.isobar.local.bench.process.MethodProfiler;
import dev.isobar.local.bench.process.ProcessCost;
import dev.isobar.local.bench.process.Profiling;
import dev.isobar.local.measure.Machine;
import dev.isobar.local.measure.Percentiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  private static final ThroughputResult FLOW =
      new ThroughputResult(60000, 5, 60000, 60000, 0, 1200, 1100, 1000, 990, 50, 10);
  private static final Ceilings CEILINGS = new Ceilings(20000, 10000.0, 2000.0, 2500.0);
  private static final Profiling.Result PROFILE =
      new Profiling.Result(
          Map.of("C# CompilerThre", 1500L),
          new MethodProfiler.Profile(List.of(new MethodProfiler.Share("a.B.c", 0.25)), List.of()));
  private final BenchReport full =
      new BenchReport(
          new Machine(2, 8000, null, "amd64", "17.0.15", "Linux", -1),
          3000,
          FLOW,
          50,
          new Percentiles(999, 1, 20, 30, 40, 50),
          new Percentiles(999, 1, 21, 31, 41, 51),
          List.of(new ProcessCost("broker", 200, 400, 6, 0.1)),
          CEILINGS,
          BenchReport.ratios(FLOW, CEILINGS),
          Map.of("enrich-service", PROFILE));
  private final BenchReport bare =
      new BenchReport(
          full.machine(), 3000, FLOW, 50, null, null, List.of(), null, Map.of(), Map.of());

  @Test
  void ratiosAreVisibleArticlesOverTheCeilings() {
    assertThat(full.ratios()).isEqualTo(Map.of("producer", 0.05, "copy", 0.1, "enricher", 0.5));
    assertThat(BenchReport.ratios(FLOW, new Ceilings(20000, null, null, null)))
        .isEqualTo(Map.of("producer", 0.05));
    assertThat(BenchReport.ratios(FLOW, null)).isEmpty();
  }

  @Test
  void theJsonIsOneObjectWithAllFigures() throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode read = json.readTree(json.writeValueAsString(full));
    assertThat(read.at("/flow/visiblePerSecond").asDouble()).isEqualTo(1000);
    assertThat(read.at("/latencyMillis/p99").asDouble()).isEqualTo(40);
    assertThat(read.at("/processes/0/cpuMillisPerArticle").asDouble()).isEqualTo(0.1);
    assertThat(read.at("/ratios/enricher").asDouble()).isEqualTo(0.5);
    assertThat(read.at("/profile/enrich-service/methods/top/0/method").asText()).isEqualTo("a.B.c");
  }

  @Test
  void tableShowsWhatWasMeasured() {
    assertThat(ReportTable.of(full))
        .contains("2 cores (amd64), 8,000 MB, Linux, Java 17.0.15; articles of 3000 bytes")
        .containsPattern("visible +60000 +1000 +\\(median: 990\\)")
        .contains("at 50 a second: p50 20 ms, p90 30 ms, p99 40 ms")
        .contains("at 50 a second beside an archive: p50 21 ms, p90 31 ms, p99 41 ms")
        .contains("1 of 1000 missing")
        .containsPattern("broker +200 +400 +6\\.0 +0\\.100")
        .containsPattern("Enricher, one thread +2000 +50\\.0 %")
        .containsPattern("1\\.5 s +C# CompilerThre")
        .containsPattern("25\\.0 % +a\\.B\\.c");
  }

  @Test
  void tableOmitsWhatWasNotMeasured() {
    assertThat(ReportTable.of(bare))
        .contains("accepted")
        .doesNotContain("p99", "process ", "alone");
  }
}
