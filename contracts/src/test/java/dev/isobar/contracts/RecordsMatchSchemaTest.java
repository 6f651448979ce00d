package dev.isobar.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks that each field of a schema is a component of its record and vice versa, including nested
 * ones.
 */
class RecordsMatchSchemaTest {

  @Test
  void rawArticle() throws Exception {
    compare(ContractSchema.RAW_ARTICLE, RawArticle.class);
  }

  @Test
  void enrichedArticle() throws Exception {
    compare(ContractSchema.ENRICHED_ARTICLE, EnrichedArticle.class);
  }

  @Test
  void concept() throws Exception {
    compare(ContractSchema.CONCEPT, ConceptEvent.class);
  }

  private static void compare(ContractSchema schema, Class<?> type) throws Exception {
    JsonNode document = ContractJson.mapper().readTree(schema.source());
    compare(document, document, type, type.getSimpleName());
  }

  private static void compare(JsonNode document, JsonNode node, Class<?> type, String path) {
    Set<String> inSchema =
        node.get("properties").properties().stream()
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Map<String, RecordComponent> inRecord =
        Arrays.stream(type.getRecordComponents())
            .filter(component -> !component.getName().equals("extensions"))
            .collect(Collectors.toMap(RecordComponent::getName, component -> component));
    assertThat(inRecord.keySet()).as(path).isEqualTo(inSchema);
    inRecord.forEach(
        (name, component) ->
            compareValue(document, node.get("properties").get(name), component, path + "." + name));
  }

  private static void compareValue(
      JsonNode document, JsonNode node, RecordComponent component, String path) {
    JsonNode target = resolve(document, node);
    Class<?> type = component.getType();
    if (List.class.equals(type)) {
      target = resolve(document, target.get("items"));
      type = element(component.getGenericType());
    }
    if (type.isRecord()) {
      compare(document, target, type, path);
    } else if (type.isEnum()) {
      assertThat(words(type)).as(path).isEqualTo(texts(target.get("enum")));
    } else {
      assertThat(jsonType(type)).as(path).isIn(texts(target.path("type"), target.path("anyOf")));
    }
  }

  private static JsonNode resolve(JsonNode document, JsonNode node) {
    if (node.has("anyOf")) {
      return resolve(document, node.get("anyOf").get(0));
    }
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static Class<?> element(Type list) {
    return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
  }

  private static Set<String> words(Class<?> type) {
    return Arrays.stream(type.getFields())
        .map(field -> field.getAnnotation(JsonProperty.class).value())
        .collect(Collectors.toSet());
  }

  private static Set<String> texts(JsonNode... nodes) {
    return Arrays.stream(nodes)
        .flatMap(
            node ->
                node.isTextual()
                    ? java.util.stream.Stream.of(node.asText())
                    : java.util.stream.StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText))
        .collect(Collectors.toSet());
  }

  private static String jsonType(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "integer";
    }
    if (type == boolean.class) {
      return "boolean";
    }
    if (Map.class.equals(type)) {
      return "object";
    }
    return type == double.class || type == Double.class ? "number" : "string";
  }
}
