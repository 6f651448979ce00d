package dev.isobar.local.quality.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.local.quality.MeasuringProgram;
import dev.isobar.local.quality.StageResult;
import dev.isobar.local.quality.metric.Figure;
import dev.isobar.local.quality.stage.DatesStage;
import dev.isobar.local.quality.stage.EnricherRunner;
import dev.isobar.local.quality.stage.Stage;
import dev.isobar.local.quality.stage.Stages;
import dev.isobar.local.quality.stage.TopicsStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set that is not there is named; what reads it goes on to the next stage. */
class MissingDataSetExceptionTest {
  @TempDir Path folder;

  @Test
  void namesTheFolderAndWhatIsExpected() {
    StageResult result = measure(new DatesStage("en", "English"));
    assertThat(result.missing())
        .isEqualTo(
            "no data at %s, which must contain the date cases of Recognizers-Text"
                .formatted(folder.resolve("dates/English/DateTimeModel.json")));
    assertThat(result.failed()).isFalse();
    assertThat(result.figures()).isEmpty();
  }

  @Test
  void everyStageReportsItsMissingDataSet() {
    List<Stage> reading =
        Stages.ALL.stream()
            .filter(s -> !List.of("quick-lane", "growth", "memory").contains(s.name()))
            .toList();
    assertThat(reading).hasSizeGreaterThan(10);
    assertThat(reading)
        .allSatisfy(stage -> assertThat(measure(stage).missing()).contains(folder.toString()));
  }

  @Test
  void explainsHowToNameAFolder() {
    StageResult result =
        MeasuringProgram.measure(new TopicsStage.Laws(), new DataSets(null, folder, 0), null);
    assertThat(result.missing())
        .isEqualTo(
            "no folder given, use --data DIR with topics/laws/laws.tsv (laws of climate-laws.org)");
  }

  @Test
  void failureIsReported() {
    Stage broken =
        new Stage() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
            throw new IOException("cut off");
          }
        };
    StageResult result = measure(broken);
    assertThat(result.failed()).isTrue();
    assertThat(result.missing()).contains("cut off");
  }

  private StageResult measure(Stage stage) {
    return MeasuringProgram.measure(stage, new DataSets(folder, folder, 0), null);
  }
}
