package dev.isobar.local.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.local.measure.Machine;
import dev.isobar.local.quality.metric.Figure;
import dev.isobar.local.quality.stage.Stages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityPageTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 5, 7);
  private final QualityReport report =
      new QualityReport(
          new Machine(2, 8000, "Some Processor", "amd64", "17.0.15", "Linux", 1.25),
          "0.1.0",
          "7",
          "en: weights of E.\nzh: weights of Z.\n",
          0,
          List.of(
              StageResult.measured(
                  "extraction",
                  List.of(Figure.share("F1", 0.9651, 181), Figure.share("recall", 0.97, 181))),
              StageResult.measured("dates-en", List.of(Figure.share("resolved", 899, 1000))),
              StageResult.measured(
                  "quick-lane",
                  List.of(new Figure("articles/s, from JSON to JSON", 2345.6, 0, 500))),
              StageResult.noData("ner-zh", "no data at x/y, which must contain z"),
              StageResult.failed("growth", "java.io.IOException: no")));

  @Test
  void showsOurFiguresBesideTheGoals() {
    assertThat(QualityPage.of(report, TODAY))
        .contains("Measured on 2024-05-07; enricher 0.1.0, taxonomy 7")
        .contains(
            "2 cores (Some Processor, amd64), 8,000 MB, Linux, Java 17.0.15;"
                + " load average before the run: 1.3;")
        .contains("| extraction | F1 | 0.965 | 0.965 | rs_trafilatura 0.970,")
        .contains("|  | recall | 0.970 |  |  | 181 |")
        .contains("| quick-lane | articles/s, from JSON to JSON | 2,346 | 2,000 |  | 500 |")
        .contains("    en: weights of E.\n    zh: weights of Z.\n")
        .doesNotContain("{{", "Only the first");
  }

  @Test
  void listsMissedGoalsAndMissingFigures() {
    assertThat(QualityTable.shortfalls(report).lines())
        .containsExactly(
            "- dates-en, resolved: 0.899; to reach: 0.9",
            "- ner-zh: not measured: no data at x/y, which must contain z",
            "- growth: failed: java.io.IOException: no");
  }

  @Test
  void reportsThatAllGoalsAreReached() {
    QualityReport good =
        new QualityReport(report.machine(), "1", "1", "", 20, report.results().subList(0, 1));
    assertThat(QualityTable.shortfalls(good)).startsWith("None:");
    assertThat(QualityPage.of(good, TODAY)).contains("Only the first 20 cases of each set");
    assertThat(good.hasFailures()).isFalse();
    assertThat(report.hasFailures()).isTrue();
  }

  @Test
  void alignsTheColumnsOfTheTerminalTable() {
    List<String> lines = QualityTable.plain(report).lines().toList();
    assertThat(lines.get(0)).startsWith("stage ").contains(" what ").contains("best public");
    assertThat(lines.get(1).indexOf("F1")).isEqualTo(lines.get(0).indexOf("what"));
    assertThat(lines.get(5)).matches("ner-zh +not measured: no data at x/y.*");
  }

  @Test
  void goalWithAtMostIsAnUpperLimit() {
    Goal goal = Goal.of("memory", "heap that stays, MB");
    assertThat(goal.isMissedBy(new Figure("heap that stays, MB", 1537, 0, 1))).isTrue();
    assertThat(goal.isMissedBy(new Figure("heap that stays, MB", 1536.2, 0, 1))).isFalse();
    assertThat(goal.shown()).isEqualTo("at most 1,536");
  }

  /** The page in the repository may be older than the template in its figures only. */
  @Test
  void thePageInTheRepositoryHasTheTextOfTheTemplate() throws Exception {
    String template =
        Files.readString(Path.of("src/main/resources/quality/page.md")).replace("{{limit}}", "");
    List<String> text = template.lines().filter(line -> !line.contains("{{")).toList();
    assertThat(Files.readAllLines(Path.of("../../docs/quality.md"))).containsSubsequence(text);
  }

  @Test
  void everyGoalBelongsToAStage() {
    assertThat(Goal.keys()).allMatch(key -> Stages.names().contains(key.split("\t")[0]));
  }

  @Test
  void theReportIsReadAsItWasWritten() throws Exception {
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readValue(json.writeValueAsBytes(report), QualityReport.class))
        .isEqualTo(report);
  }

  @Test
  void writesThePageAndItsFolder(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("docs/quality.md");
    QualityPage.write("text", page);
    assertThat(Files.readString(page)).isEqualTo("text");
  }
}
