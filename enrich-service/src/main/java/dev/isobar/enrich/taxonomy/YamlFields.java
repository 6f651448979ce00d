package dev.isobar.enrich.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of one concept or entity, read with a say in what is wrong. */
record YamlFields(String file, String id, JsonNode node) {

  TaxonomyException wrong(String field, String problem) {
    return new TaxonomyException(file, id, field, problem);
  }

  Optional<String> text(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isValueNode() || value.asText().isBlank()) {
      throw wrong(field, "must be a text");
    }
    return Optional.of(value.asText());
  }

  String required(String field) {
    return text(field).orElseThrow(() -> wrong(field, "is required"));
  }

  double number(String field, double otherwise) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.isNumber()) {
      throw wrong(field, "must be a number");
    }
    return value.asDouble(otherwise);
  }

  boolean flag(String field) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong(field, "must be true or false");
    }
    return value.asBoolean(false);
  }

  List<String> strings(String field) {
    JsonNode value = node.path(field);
    List<String> texts = new ArrayList<>();
    if (value.isMissingNode() || value.isNull()) {
      return texts;
    }
    if (!value.isArray()) {
      throw wrong(field, "must be a list");
    }
    for (JsonNode item : value) {
      // "NO" and "on" are texts to us, not truth values; YAML 1.1 needs them quoted.
      if (item.isBoolean() || !item.isValueNode() || item.asText().isBlank()) {
        throw wrong(field, "holds something that is no text: " + item);
      }
      texts.add(item.asText());
    }
    return texts;
  }

  List<Concept.Label> labels(String field, double weight) {
    List<Concept.Label> labels = new ArrayList<>();
    for (String text : strings(field)) {
      int mark = text.lastIndexOf(" ^");
      try {
        labels.add(
            mark < 0
                ? new Concept.Label(text, weight)
                : new Concept.Label(
                    text.substring(0, mark), Double.parseDouble(text.substring(mark + 2))));
      } catch (NumberFormatException e) {
        throw wrong(field, "has no number after ^: " + text);
      }
    }
    return labels;
  }

  Map<String, String> byLanguage() {
    Map<String, String> labels = new TreeMap<>();
    node.path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    if (labels.isEmpty()) {
      throw wrong("labels", "is required");
    }
    return labels;
  }
}
