package dev.isobar.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the schema refuses about one field of a sample, the records refuse by themselves. */
class RecordsEnforceSchemaTest {
  /** Fields whose missing list the records read as empty, or whose check only the schema has. */
  private static final Pattern LENIENT =
      Pattern.compile(
          "/(topics/0/(broader|evidence)|happenings/0/(participants|topics)|candidates|translations|aliases)"
              + " .*|/happenings/0/(from|to) = \"\"|/labels/(en|zh) = .*");

  @ParameterizedTest
  @CsvSource({
    "raw-article/valid/minimal-text.json, RAW_ARTICLE, dev.isobar.contracts.RawArticle",
    "enriched-article/valid/full.json, ENRICHED_ARTICLE, dev.isobar.contracts.EnrichedArticle",
    "concept/valid/full.json, CONCEPT, dev.isobar.contracts.ConceptEvent"
  })
  void invalidFieldIsRefused(Path sample, ContractSchema schema, Class<?> type) throws Exception {
    JsonNode valid =
        ContractJson.mapper().readTree(Files.readAllBytes(Path.of("samples").resolve(sample)));
    List<Wrong> refused =
        wrong(valid).stream().filter(wrong -> refuses(schema, wrong.json())).toList();
    assertThat(refused).hasSizeGreaterThan(5);
    assertThat(refused.stream().filter(wrong -> !isRefused(type, wrong.json())).map(Wrong::what))
        .allMatch(what -> LENIENT.matcher(what).matches());
  }

  @Test
  void allowsTheLimitsThemselves() {
    assertThatCode(
            () -> {
              Required.share("/s", 0);
              Required.share("/s", 1);
              Required.range("/r", 0, 0);
              Required.range("/r", 3, 3);
            })
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Required.share("/s", Double.NaN)).hasMessageContaining("/s");
    assertThatThrownBy(() -> Required.range("/r", 3, 2)).hasMessageContaining("[3, 2)");
    assertThatThrownBy(() -> Required.list("/l", null)).hasMessageContaining("/l is required");
  }

  private record Wrong(String what, JsonNode json) {}

  /**
   * Returns every field omitted, null, or with a wrong value of its type. Records read an omitted
   * number as 0 and convert other types; only the schema refuses these.
   */
  private static List<Wrong> wrong(JsonNode valid) {
    List<Wrong> all = new ArrayList<>();
    fields(valid, JsonPointer.empty())
        .forEach(
            field -> {
              String name = field.last().getMatchingProperty();
              JsonNode without = valid.deepCopy();
              ((ObjectNode) without.at(field.head())).remove(name);
              if (!valid.at(field).isNumber()) {
                all.add(new Wrong(field + " left out", without));
              }
              for (JsonNode value : wrongValues(valid.at(field))) {
                JsonNode with = valid.deepCopy();
                ((ObjectNode) with.at(field.head())).set(name, value);
                all.add(new Wrong(field + " = " + value, with));
              }
            });
    return all;
  }

  private static List<JsonNode> wrongValues(JsonNode valid) {
    if (valid.isTextual()) {
      return List.of(NullNode.getInstance(), TextNode.valueOf(""));
    }
    if (valid.isNumber()) {
      return valid.isIntegralNumber()
          ? List.of(IntNode.valueOf(-1))
          : List.of(IntNode.valueOf(-1), DoubleNode.valueOf(1.5));
    }
    return List.of(NullNode.getInstance());
  }

  private static Stream<JsonPointer> fields(JsonNode node, JsonPointer at) {
    if (node instanceof ArrayNode array) {
      return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
          .flatMap(i -> fields(array.get(i), at.appendIndex(i)));
    }
    return node.properties().stream()
        .map(Map.Entry::getKey)
        .flatMap(
            name ->
                Stream.concat(
                    Stream.of(at.appendProperty(name)),
                    fields(node.get(name), at.appendProperty(name))));
  }

  private static boolean isRefused(Class<?> type, JsonNode json) {
    try {
      ContractJson.mapper().treeToValue(json, type);
      return false;
    } catch (JsonProcessingException | ContractViolationException e) {
      return true;
    }
  }

  private static boolean refuses(ContractSchema schema, JsonNode json) {
    try {
      schema.check(json);
      return false;
    } catch (ContractViolationException e) {
      return true;
    }
  }
}
