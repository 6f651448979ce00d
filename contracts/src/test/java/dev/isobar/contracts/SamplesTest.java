package dev.isobar.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the golden samples against schema and records. */
class SamplesTest {
  private static final Path SAMPLES = Path.of("samples");

  static Stream<Arguments> samples(String validity) {
    return Stream.of("raw-article", "enriched-article", "concept")
        .flatMap(event -> files(event, validity).map(file -> Arguments.of(event, file)));
  }

  static Stream<Arguments> valid() {
    return samples("valid");
  }

  static Stream<Arguments> invalid() {
    return samples("invalid");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void validSampleSurvivesTheRoundTrip(String event, Path file) throws IOException {
    byte[] json = Files.readAllBytes(file);
    Object record = read(event, json);
    JsonNode before = WellFormed.repaired(ContractJson.mapper().readTree(json));
    JsonNode after = ContractJson.mapper().readTree(ContractJson.write(record));
    before
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull() && !field.getKey().endsWith("At")) {
                assertThat(same(field.getValue(), after.get(field.getKey())))
                    .as(field.getKey())
                    .isTrue();
              }
            });
    assertThat(read(event, ContractJson.write(record))).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void invalidSampleIsRejectedAtItsPointer(String event, Path file) throws IOException {
    Properties expected = new Properties();
    try (var in = Files.newBufferedReader(file.resolveSibling("expected.properties"))) {
      expected.load(in);
    }
    String name = file.getFileName().toString().replace(".json", "");
    byte[] json = Files.readAllBytes(file);
    ContractViolationException violation =
        catchThrowableOfType(ContractViolationException.class, () -> read(event, json));
    assertThat(violation).isNotNull();
    assertThat(violation.pointer()).isEqualTo(expected.getProperty(name));
    assertThat(violation.reason()).isEqualTo(ContractViolationException.Reason.INVALID);
  }

  /** Compares numbers by value, so that 0 equals 0.0. */
  private static boolean same(JsonNode one, JsonNode other) {
    return one.equals(
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? Double.compare(a.doubleValue(), b.doubleValue())
                : a.equals(b) ? 0 : 1,
        other);
  }

  private static Object read(String event, byte[] json) {
    return switch (event) {
      case "raw-article" -> ContractJson.readRaw(json, ContractJson.DEFAULT_MAX_BYTES);
      case "enriched-article" -> ContractJson.readEnriched(json, ContractJson.DEFAULT_MAX_BYTES);
      case "concept" -> ContractJson.readConcept(json);
      default -> throw new IllegalArgumentException(event);
    };
  }

  private static Stream<Path> files(String event, String validity) {
    try (Stream<Path> files = Files.list(SAMPLES.resolve(event).resolve(validity))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertThat(found).isNotEmpty();
      return found.stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
