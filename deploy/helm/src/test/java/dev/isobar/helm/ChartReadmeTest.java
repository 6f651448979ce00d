package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README of the chart. {@code -Dreadme=write} makes its table anew. */
class ChartReadmeTest {
  private static final Path README = Chart.FOLDER.resolve("README.md");
  private static final String BEGIN = "| value | default | effect |\n|---|---|---|\n";

  @Test
  void itsTableIsThatOfTheValues() throws IOException {
    String table =
        ValueTable.rows(Files.readAllLines(Chart.FOLDER.resolve("values.yaml"))).stream()
            .map(ValueTable.Row::markdown)
            .collect(Collectors.joining("\n", BEGIN, "\n"));
    String readme = Files.readString(README);
    String expected = readme.substring(0, readme.indexOf(BEGIN)) + table;
    if ("write".equals(System.getProperty("readme"))) {
      Files.writeString(README, expected);
    }
    assertThat(Files.readString(README)).isEqualTo(expected);
  }

  @Test
  void everyValueIsInTheTable() throws IOException {
    List<String> keys = new ArrayList<>();
    leaves("", Chart.readOne(Chart.FOLDER.resolve("values.yaml")), keys);
    List<String> documented =
        ValueTable.rows(Files.readAllLines(Chart.FOLDER.resolve("values.yaml"))).stream()
            .map(ValueTable.Row::key)
            .toList();
    assertThat(keys)
        .allSatisfy(
            key -> assertThat(documented).anyMatch(row -> (key + ".").startsWith(row + ".")));
  }

  private static void leaves(String path, JsonNode node, List<String> keys) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              child ->
                  leaves(
                      path.isEmpty() ? child.getKey() : path + "." + child.getKey(),
                      child.getValue(),
                      keys));
    } else {
      keys.add(path);
    }
  }
}
