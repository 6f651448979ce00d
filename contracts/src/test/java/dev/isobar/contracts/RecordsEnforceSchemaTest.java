package dev.isobar.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the schema refuses about one field of a sample, the records refuse by themselves. */
class RecordsEnforceSchemaTest {
  private static final List<JsonNode> WRONG =
      List.of(
          NullNode.getInstance(),
          TextNode.valueOf(""),
          IntNode.valueOf(-1),
          DoubleNode.valueOf(1.5));

  @ParameterizedTest
  @CsvSource({
    "raw-article/valid/minimal-text.json, RAW_ARTICLE, dev.isobar.contracts.RawArticle",
    "enriched-article/valid/full.json, ENRICHED_ARTICLE, dev.isobar.contracts.EnrichedArticle",
    "concept/valid/full.json, CONCEPT, dev.isobar.contracts.Concept"
  })
  void oneWrongFieldIsRefused(Path sample, ContractSchema schema, Class<?> type) throws Exception {
    JsonNode valid =
        ContractJson.mapper().readTree(Files.readAllBytes(Path.of("samples").resolve(sample)));
    int refused = 0;
    for (Wrong wrong : wrong(valid)) {
      if (refuses(schema, wrong.json())) {
        refused++;
        assertThatThrownBy(() -> ContractJson.mapper().treeToValue(wrong.json(), type))
            .as(wrong.what())
            .isInstanceOfAny(JsonMappingException.class, ContractViolation.class);
      }
    }
    assertThat(refused).isGreaterThan(5);
  }

  @Test
  void theLimitsThemselvesAreAllowed() {
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

  /** Every field left out, and every field with each of the values. */
  private static List<Wrong> wrong(JsonNode valid) {
    List<Wrong> all = new ArrayList<>();
    fields(valid, JsonPointer.empty())
        .forEach(
            field -> {
              JsonNode without = valid.deepCopy();
              ((ObjectNode) without.at(field.head())).remove(field.last().getMatchingProperty());
              all.add(new Wrong(field + " left out", without));
              for (JsonNode value : WRONG) {
                JsonNode with = valid.deepCopy();
                ((ObjectNode) with.at(field.head())).set(field.last().getMatchingProperty(), value);
                all.add(new Wrong(field + " = " + value, with));
              }
            });
    return all;
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

  private static boolean refuses(ContractSchema schema, JsonNode json) {
    try {
      schema.check(json);
      return false;
    } catch (ContractViolation e) {
      return true;
    }
  }
}
