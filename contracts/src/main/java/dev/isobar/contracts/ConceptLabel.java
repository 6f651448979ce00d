package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds a label of a concept and its weight. In JSON it is a string, or an object if the weight is
 * given.
 *
 * @param weight above 0 and up to 1, which means unambiguous; null means the default of its list
 */
public record ConceptLabel(String text, Double weight) {
  public ConceptLabel {
    Required.text("/text", text);
    if (weight != null) {
      Required.share("/weight", weight);
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ConceptLabel of(JsonNode json) {
    if (json.isTextual()) {
      return new ConceptLabel(json.textValue(), null);
    }
    JsonNode weight = json.path("weight");
    return new ConceptLabel(
        json.path("text").textValue(), weight.isNumber() ? weight.doubleValue() : null);
  }

  @JsonValue
  Object json() {
    if (weight == null) {
      return text;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", text);
    json.put("weight", weight);
    return json;
  }
}
