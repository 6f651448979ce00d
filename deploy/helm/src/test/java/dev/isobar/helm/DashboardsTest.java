package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dashboards for Grafana. {@link KafkaSecurityIT} checks that the services have every metric
 * that they name.
 */
@EnabledOnOs(architectures = "amd64")
class DashboardsTest {
  private static final int COLUMNS = 24;
  @TempDir Path folder;

  /** Grafana's braces must not be filled in by Helm. */
  @Test
  void aConfigMapHasThemAsTheyAre() throws IOException {
    JsonNode map = configMap();
    assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
    assertThat(map.at("/metadata/annotations/grafana_folder").asText()).isEqualTo("News");
    List<JsonNode> shipped = new ArrayList<>();
    for (JsonNode file : map.path("data")) {
      shipped.add(new ObjectMapper().readTree(file.asText()));
    }
    assertThat(shipped).containsExactlyElementsOf(ChartMetrics.dashboards()).hasSize(2);
  }

  @Test
  void eachAsksForOneRelease() throws IOException {
    assertThat(ChartMetrics.dashboards())
        .allSatisfy(
            dashboard -> {
              assertThat(dashboard.path("uid").asText()).startsWith("isobar-");
              assertThat(dashboard.at("/templating/list").findValuesAsText("name"))
                  .containsExactly("datasource", "job");
              for (JsonNode panel : panels(dashboard)) {
                assertThat(panel.path("targets")).isNotEmpty();
                assertThat(panel.path("description").asText()).isNotBlank();
                for (JsonNode target : panel.path("targets")) {
                  // Each selector, so that no panel adds up the releases of a cluster.
                  assertThat(target.path("expr").asText().split("\\{")).hasSizeGreaterThan(1);
                  assertThat(target.path("expr").asText().split("\\{(?!job=\"\\$job\")"))
                      .as(target.path("expr").asText())
                      .hasSize(1);
                }
              }
            });
  }

  @Test
  void noTwoPanelsOverlap() throws IOException {
    for (JsonNode dashboard : ChartMetrics.dashboards()) {
      Set<String> taken = new HashSet<>();
      for (JsonNode panel : dashboard.path("panels")) {
        JsonNode at = panel.path("gridPos");
        int right = at.path("x").asInt() + at.path("w").asInt();
        assertThat(right).isLessThanOrEqualTo(COLUMNS);
        for (int x = at.path("x").asInt(); x < right; x++) {
          for (int y = at.path("y").asInt(); y < at.path("y").asInt() + at.path("h").asInt(); y++) {
            assertThat(taken.add(x + "," + y))
                .as("%s at %d, %d", panel.path("title"), x, y)
                .isTrue();
          }
        }
      }
    }
  }

  @Test
  void prometheusUnderstandsEveryExpression() throws Exception {
    assumeTrue(Promtool.isInstalled(), Promtool.MISSING);
    ObjectNode file = new ObjectMapper().createObjectNode();
    var rules = file.putArray("groups").addObject().put("name", "dashboards").putArray("rules");
    for (String expression : ChartMetrics.dashboardExpressions()) {
      rules.addObject().put("record", "panel:" + rules.size()).put("expr", expression);
    }
    Chart.write(folder.resolve("rules.yaml"), file);
    Promtool.run(folder, "check", "rules", "rules.yaml");
  }

  private static List<JsonNode> panels(JsonNode dashboard) {
    return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
        .filter(panel -> !panel.path("type").asText().equals("row"))
        .toList();
  }

  private static JsonNode configMap() {
    return Chart.objects(Path.of("src/test/resources/values/large.yaml")).stream()
        .filter(object -> object.at("/metadata/name").asText().endsWith("-dashboards"))
        .findFirst()
        .orElseThrow();
  }
}
