package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of each value set. */
@EnabledOnOs(architectures = "amd64")
class ChartObjectsTest {
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  /** Kinds of the Gateway API, whose schemas are not part of Kubernetes. */
  private static final List<String> WITHOUT_SCHEMA = List.of("HTTPRoute");

  @Test
  void helmLintsItStrictly() {
    var result = Chart.helm().lint().strict().call();
    assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
  }

  /** The schemas are strict: a field that Kubernetes does not know is an error. */
  @ParameterizedTest
  @MethodSource("dev.isobar.helm.Chart#valueSets")
  void kubernetesKnowsEveryField(Path values) {
    List<JsonNode> objects = Chart.objects(values);
    assertThat(objects).hasSizeGreaterThanOrEqualTo(9);
    for (JsonNode object : objects) {
      String kind = object.path("kind").asText();
      if (!WITHOUT_SCHEMA.contains(kind)) {
        assertThat(schema(object).validate(object))
            .as("%s %s", kind, object.at("/metadata/name").asText())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.isobar.helm.Chart#valueSets")
  void theSameValuesGiveTheSameObjects(Path values) {
    assertThat(Chart.render(values)).isEqualTo(Chart.render(values));
  }

  @ParameterizedTest
  @MethodSource("dev.isobar.helm.Chart#valueSets")
  void noTwoObjectsHaveOneName(Path values) {
    assertThat(
            Chart.objects(values).stream()
                .map(object -> object.path("kind") + " " + object.at("/metadata/name"))
                .toList())
        .doesNotHaveDuplicates();
  }

  /** Kubernetes refuses a pod that is promised more than it may have. */
  @ParameterizedTest
  @MethodSource("dev.isobar.helm.Chart#valueSets")
  void noLimitIsBelowItsRequest(Path values) {
    assertThat(Chart.containers(Chart.objects(values)))
        .allSatisfy(
            container -> {
              JsonNode limit = container.at("/resources/limits/cpu");
              JsonNode request = container.at("/resources/requests/cpu");
              if (!limit.isMissingNode()) {
                assertThat(millis(limit)).isGreaterThanOrEqualTo(millis(request));
              }
            });
  }

  private static long millis(JsonNode cpu) {
    String text = cpu.asText();
    return text.endsWith("m")
        ? Long.parseLong(text.substring(0, text.length() - 1))
        : 1000 * Long.parseLong(text);
  }

  /** Prometheus selects monitors and rules by their labels. */
  @Test
  void monitorsHaveTheLabelsThatPrometheusSelectsBy() {
    assertThat(Chart.objects(Path.of("src/test/resources/values/large.yaml")))
        .filteredOn(object -> object.path("apiVersion").asText().startsWith("monitoring."))
        .hasSize(2)
        .allSatisfy(
            object ->
                assertThat(object.at("/metadata/labels/release").asText()).isEqualTo("prometheus"));
  }

  /** In a NetworkPolicy an empty list of peers means everybody. */
  @ParameterizedTest
  @MethodSource("dev.isobar.helm.Chart#valueSets")
  void noPolicyAdmitsEverybody(Path values) {
    assertThat(Chart.objects(values))
        .filteredOn(object -> object.path("kind").asText().equals("NetworkPolicy"))
        .allSatisfy(
            policy ->
                assertThat(policy.at("/spec/ingress"))
                    .allSatisfy(rule -> assertThat(rule.path("from")).isNotEmpty()));
  }

  /** As the Pod Security Standard "restricted" asks, and more. */
  @ParameterizedTest
  @MethodSource("dev.isobar.helm.Chart#valueSets")
  void podsHaveNoPrivileges(Path values) {
    List<JsonNode> objects = Chart.objects(values);
    assertThat(Chart.pods(objects))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            pod -> {
              assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                  .isEqualTo("RuntimeDefault");
              assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            });
    assertThat(Chart.containers(objects))
        .allSatisfy(
            container -> {
              JsonNode security = container.path("securityContext");
              assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
              assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
              assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
              assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            });
  }

  /** A misspelt setting would be ignored by the service. */
  @ParameterizedTest
  @MethodSource("dev.isobar.helm.Chart#valueSets")
  void everySettingIsDocumented(Path values) throws IOException {
    List<String> documented =
        Pattern.compile("^\\| `(isobar\\.[a-z0-9.-]+)`", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("../../docs/configuration.md")))
            .results()
            .map(match -> match.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
            .toList();
    assertThat(
            Chart.containers(Chart.objects(values))
                .flatMap(c -> StreamSupport.stream(c.path("env").spliterator(), false))
                .map(variable -> variable.path("name").asText())
                .filter(name -> name.startsWith("ISOBAR_")))
        .isNotEmpty()
        .isSubsetOf(documented);
  }

  private static Schema schema(JsonNode object) {
    String[] version = object.path("apiVersion").asText().split("/");
    String group = version.length == 1 ? "" : "-" + version[0].split("\\.")[0];
    String file =
        (object.path("kind").asText() + group + "-" + version[version.length - 1])
            .toLowerCase(Locale.ROOT);
    return SCHEMAS.computeIfAbsent(file, ChartObjectsTest::read);
  }

  private static Schema read(String file) {
    var stream = ChartObjectsTest.class.getResourceAsStream("/kubernetes/" + file + ".json");
    assertThat(stream).as("schema " + file).isNotNull();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(stream, InputFormat.JSON);
  }
}
