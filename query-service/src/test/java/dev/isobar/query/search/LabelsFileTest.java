package dev.isobar.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.isobar.contracts.text.ClasspathText;
import dev.isobar.contracts.text.HanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The file of labels has the labels of the bundled taxonomy. {@code -Dlabels.write=true} writes it
 * again after a change of the taxonomy.
 */
class LabelsFileTest {
  private static final Path TAXONOMY = Path.of("../enrich-service/src/main/resources/taxonomy");
  private static final Path FILE = Path.of("src/main/resources/dev/isobar/query/search/labels.tsv");

  @Test
  void hasTheLabelsOfTheTaxonomy() throws IOException {
    String made = made();
    if (Boolean.getBoolean("labels.write")) {
      Files.writeString(FILE, made);
      return;
    }
    assertThat(ClasspathText.read(LabelsFileTest.class, "labels.tsv"))
        .as("labels.tsv: run LabelsFileTest with -Dlabels.write=true")
        .isEqualTo(made);
  }

  static String made() throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(TAXONOMY)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        JsonNode root = new YAMLMapper().readTree(file.toFile());
        root.path("concepts").forEach(concept -> addTopic(rows, concept));
        root.path("entities")
            .forEach(entity -> addEntity(rows, root.path("type").asText(), entity));
      }
    }
    return "# Labels of the taxonomy that have two languages: id, English, Chinese; the first of"
        + " each is the main one.\n"
        + "# Written by LabelsFileTest.\n"
        + String.join("\n", rows)
        + "\n";
  }

  private static void addTopic(List<String> rows, JsonNode concept) {
    JsonNode labels = concept.path("labels");
    add(
        rows,
        concept.path("id").asText(),
        new ArrayList<>(List.of(labels.path("en").asText())),
        new ArrayList<>(List.of(labels.path("zh").asText())));
  }

  private static void addEntity(List<String> rows, String type, JsonNode entity) {
    List<String> english = new ArrayList<>(List.of(entity.path("en").asText()));
    List<String> chinese = new ArrayList<>(List.of(entity.path("zh").asText()));
    for (JsonNode alias : entity.path("aliases")) {
      (HanText.hasHan(alias.asText()) ? chinese : english).add(alias.asText());
    }
    String own = entity.path("type").asText(type);
    add(rows, own + "/" + entity.path("id").asText(), english, chinese);
  }

  private static void add(
      List<String> rows, String id, List<String> english, List<String> chinese) {
    if (!english.get(0).isEmpty() && !chinese.get(0).isEmpty()) {
      rows.add(id + "\t" + String.join("|", english) + "\t" + String.join("|", chinese));
    }
  }
}
