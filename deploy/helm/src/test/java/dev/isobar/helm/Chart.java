package dev.isobar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The chart as users get it, rendered by Helm, which is a native library for x86-64 only. */
final class Chart {
  static final Path FOLDER = Path.of("isobar");

  /** The oldest version that the chart allows. */
  private static final String KUBERNETES = "1.29.0";

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Chart() {}

  /** Returns the value sets that are tried: one for each way to install. */
  static Stream<Path> valueSets() throws IOException {
    return Files.list(Path.of("src/test/resources/values")).sorted();
  }

  static Helm helm() {
    return new Helm(FOLDER);
  }

  /**
   * Renders the chart.
   *
   * @throws IllegalStateException if Helm refuses the values; the message is that of Helm
   */
  static String render(Path values) {
    return helm()
        .template()
        .withName("news")
        .withNamespace("desk")
        .withKubeVersion(KUBERNETES)
        .withValuesFile(values)
        .call();
  }

  /** Returns the rendered objects. */
  static List<JsonNode> objects(Path values) {
    return read(render(values));
  }

  static List<JsonNode> read(String documents) {
    List<JsonNode> objects = new ArrayList<>();
    try (var parser = YAML.createParser(documents)) {
      YAML.readValues(parser, JsonNode.class)
          .forEachRemaining(
              document -> {
                if (((JsonNode) document).isObject()) {
                  objects.add((JsonNode) document);
                }
              });
      return objects;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode readOne(Path file) throws IOException {
    return YAML.readTree(Files.readString(file));
  }

  static void write(Path file, JsonNode values) throws IOException {
    Files.writeString(file, YAML.writeValueAsString(values));
  }

  /** Returns the pods and the pod templates of the objects. */
  static Stream<JsonNode> pods(List<JsonNode> objects) {
    return objects.stream()
        .map(
            object ->
                object.path("kind").asText().equals("Pod")
                    ? object.path("spec")
                    : object.at("/spec/template/spec"))
        .filter(JsonNode::isObject);
  }

  /** Returns the containers of the objects. */
  static Stream<JsonNode> containers(List<JsonNode> objects) {
    return pods(objects)
        .flatMap(pod -> StreamSupport.stream(pod.path("containers").spliterator(), false));
  }
}
