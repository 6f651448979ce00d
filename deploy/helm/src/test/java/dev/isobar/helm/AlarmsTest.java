package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** The alarms of the chart. */
@EnabledOnOs(architectures = "amd64")
class AlarmsTest {
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
  @TempDir Path folder;

  static JsonNode rules() {
    return Chart.objects(Path.of("src/test/resources/values/large.yaml")).stream()
        .filter(object -> object.path("kind").asText().equals("PrometheusRule"))
        .findFirst()
        .orElseThrow()
        .path("spec");
  }

  /** Returns the metrics of the services that alarms are about. */
  static Set<String> metrics() {
    return Pattern.compile("isobar_[a-z_]+")
        .matcher(rules().findValuesAsText("expr").toString())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  @Test
  void eachFiresWhenItShouldAndOnlyThen() throws Exception {
    assumeTrue(Files.isExecutable(PROMTOOL), "promtool is missing: apt-get install prometheus");
    Chart.write(folder.resolve("rules.yaml"), rules());
    Files.copy(Path.of("src/test/resources/alarms.test.yaml"), folder.resolve("test.yaml"));
    Path output = folder.resolve("output");
    Process promtool =
        new ProcessBuilder(PROMTOOL.toString(), "test", "rules", "test.yaml")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(promtool.exitValue()).as(Files.readString(output)).isZero();
  }

  @Test
  void eachIsTestedAndHasARunbook() throws IOException {
    String tests = Files.readString(Path.of("src/test/resources/alarms.test.yaml"));
    assertThat(rules().at("/groups/0/rules"))
        .hasSizeGreaterThan(9)
        .allSatisfy(
            rule -> {
              assertThat(tests).contains("alertname=\"" + rule.path("alert").asText() + "\"");
              String runbook = rule.at("/annotations/runbook_url").asText();
              assertThat(Path.of("../..", runbook)).exists();
            });
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
