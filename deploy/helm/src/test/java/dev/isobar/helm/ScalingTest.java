package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who decides on the number of pods: the values or one autoscaler, never both. */
@EnabledOnOs(architectures = "amd64")
class ScalingTest {
  @TempDir Path folder;

  /** Helm knows no kinds of operators here, as in a cluster without them. */
  @Test
  void whereKedaIsMissingTheValuesDecide() throws IOException {
    ObjectNode values = (ObjectNode) Chart.readOne(Path.of("src/test/resources/values/large.yaml"));
    values.put("skipMissingKinds", true);
    Path file = folder.resolve("values.yaml");
    Chart.write(file, values);
    List<JsonNode> objects = Chart.objects(file);
    assertThat(objects)
        .extracting(object -> object.path("kind").asText())
        .contains("HorizontalPodAutoscaler", "NetworkPolicy")
        .doesNotContain("ScaledObject", "TriggerAuthentication", "PodMonitor", "PrometheusRule");
    assertThat(objects)
        .filteredOn(object -> object.path("kind").asText().equals("Deployment"))
        .filteredOn(object -> !object.at("/metadata/name").asText().equals("news-isobar-query"))
        .hasSize(4)
        .allSatisfy(
            object -> assertThat(object.at("/spec/replicas").asInt()).isGreaterThanOrEqualTo(1));
  }

  /** An upgrade would set the number of replicas back to that of the chart. */
  @ParameterizedTest
  @MethodSource("dev.isobar.helm.Chart#valueSets")
  void aDeploymentThatIsScaledHasNoReplicas(Path values) {
    List<JsonNode> objects = Chart.objects(values);
    Map<String, Long> scalers = new TreeMap<>();
    for (JsonNode object : objects) {
      if (List.of("ScaledObject", "HorizontalPodAutoscaler")
          .contains(object.path("kind").asText())) {
        scalers.merge(object.at("/spec/scaleTargetRef/name").asText(), 1L, Long::sum);
      }
    }
    assertThat(scalers.values()).allMatch(number -> number == 1);
    Map<String, Long> scaled = new TreeMap<>();
    for (JsonNode object : objects) {
      if (object.path("kind").asText().equals("Deployment")
          && object.at("/spec/replicas").isMissingNode()) {
        scaled.put(object.at("/metadata/name").asText(), 1L);
      }
    }
    assertThat(scaled).isEqualTo(scalers);
  }
}
