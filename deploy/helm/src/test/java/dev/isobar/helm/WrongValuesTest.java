package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that the chart refuses, each with a message that says what to do. */
@EnabledOnOs(architectures = "amd64")
class WrongValuesTest {
  @TempDir Path folder;

  static Stream<JsonNode> wrongValues() throws IOException {
    return StreamSupport.stream(
        Chart.readOne(Path.of("src/test/resources/wrong-values.yaml")).spliterator(), false);
  }

  /** Each case changes one thing in values that are right. */
  @ParameterizedTest
  @MethodSource("wrongValues")
  void theMessageNamesTheValue(JsonNode wrong) throws IOException {
    ObjectNode values = (ObjectNode) Chart.readOne(Path.of("src/test/resources/values/own.yaml"));
    merge(values, wrong.path("values"));
    Path file = folder.resolve("values.yaml");
    Chart.write(file, values);
    assertThatThrownBy(() -> Chart.render(file))
        .hasMessageContaining(wrong.path("message").asText());
  }

  private static void merge(ObjectNode into, JsonNode changes) {
    changes
        .properties()
        .forEach(
            change -> {
              if (change.getValue().isObject() && into.path(change.getKey()).isObject()) {
                merge((ObjectNode) into.get(change.getKey()), change.getValue());
              } else {
                into.set(change.getKey(), change.getValue());
              }
            });
  }
}
