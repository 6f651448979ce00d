package dev.isobar.enrich.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the fields of one concept or entity. Errors name the file, the id and the field. */
record YamlFields(String file, String id, JsonNode node) {

  TaxonomyException invalid(String field, String problem) {
    return new TaxonomyException(file, id, field, problem);
  }

  Optional<String> text(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isValueNode() || value.asText().isBlank()) {
      throw invalid(field, "must be a string");
    }
    return Optional.of(value.asText());
  }

  String required(String field) {
    return text(field).orElseThrow(() -> invalid(field, "is required"));
  }

  double number(String field, double defaultValue) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.isNumber()) {
      throw invalid(field, "must be a number");
    }
    return value.asDouble(defaultValue);
  }

  boolean flag(String field) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw invalid(field, "must be true or false");
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
      throw invalid(field, "must be a list");
    }
    for (JsonNode item : value) {
      // YAML 1.1 reads an unquoted NO or on as a boolean, but a label is a string.
      if (item.isBoolean() || !item.isValueNode() || item.asText().isBlank()) {
        throw invalid(field, "must contain only strings, but contains " + item);
      }
      texts.add(item.asText());
    }
    return texts;
  }

  List<Concept.Label> labels(String field, double weight) {
    List<Concept.Label> labels = new ArrayList<>();
    for (String text : strings(field)) {
      int caret = text.lastIndexOf(" ^");
      try {
        labels.add(
            caret < 0
                ? new Concept.Label(text, weight)
                : new Concept.Label(
                    text.substring(0, caret), Double.parseDouble(text.substring(caret + 2))));
      } catch (NumberFormatException e) {
        throw invalid(field, "must have a number after ^: " + text);
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
      throw invalid("labels", "is required");
    }
    return labels;
  }
}
