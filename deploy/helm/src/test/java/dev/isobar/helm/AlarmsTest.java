package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** The alarms of the chart. */
@EnabledOnOs(architectures = "amd64")
class AlarmsTest {
  @TempDir Path folder;

  static JsonNode rules() {
    return Chart.objects(Path.of("src/test/resources/values/large.yaml")).stream()
        .filter(object -> object.path("kind").asText().equals("PrometheusRule"))
        .findFirst()
        .orElseThrow()
        .path("spec");
  }

  @Test
  void eachFiresWhenItShouldAndOnlyThen() throws Exception {
    assumeTrue(Promtool.isInstalled(), Promtool.MISSING);
    Chart.write(folder.resolve("rules.yaml"), rules());
    Files.copy(Path.of("src/test/resources/alarms.test.yaml"), folder.resolve("test.yaml"));
    Promtool.run(folder, "test", "rules", "test.yaml");
  }

  @Test
  void eachIsTestedAndHasARunbook() throws IOException {
    String tests = Files.readString(Path.of("src/test/resources/alarms.test.yaml"));
    assertThat(alarms())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            rule -> {
              assertThat(tests).contains("alertname=\"" + rule.path("alert").asText() + "\"");
              String runbook = rule.at("/annotations/runbook_url").asText();
              assertThat(Path.of("../..", runbook)).exists();
            });
  }

  private static List<JsonNode> alarms() {
    return rules().findParents("alert");
  }

  @Test
  void eachRunbookBelongsToAnAlarm() throws IOException {
    String rules = rules().toString();
    try (Stream<Path> runbooks = Files.list(Path.of("../../docs/runbooks"))) {
      assertThat(runbooks)
          .allSatisfy(runbook -> assertThat(rules).contains(runbook.getFileName().toString()));
    }
  }
}
