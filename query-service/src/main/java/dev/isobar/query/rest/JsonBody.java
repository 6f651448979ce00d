package dev.isobar.query.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.ContractViolationException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON objects from the bodies of requests. */
public final class JsonBody {
  private JsonBody() {}

  /**
   * Reads the body.
   *
   * @throws ProblemException if it is larger than {@code maxBytes} or not a JSON object
   */
  public static ObjectNode read(InputStream body, int maxBytes) throws IOException {
    byte[] bytes = body.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw refused(Reason.TOO_LARGE, "has more than " + maxBytes + " bytes: shorten it");
    }
    try {
      if (ContractJson.mapper().readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw refused(Reason.NOT_JSON, "is not JSON: " + e.getOriginalMessage());
    } catch (IOException | StackOverflowError e) {
      throw refused(Reason.NOT_JSON, "is not JSON in UTF-8: " + e.getMessage());
    }
    throw refused(Reason.NOT_JSON, "is not a JSON object: send one");
  }

  /**
   * Checks that an object has no other fields.
   *
   * @throws ProblemException if it has one; it names the field
   */
  public static void rejectUnknown(ObjectNode object, List<String> fields) {
    object
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!fields.contains(field)) {
                throw ProblemException.invalid(
                    "/" + field, "is not a known field: use " + String.join(", ", fields));
              }
            });
  }

  /**
   * Returns a field without the space around it; null if it is missing or null.
   *
   * @throws ProblemException if it is no text of 1 to {@code max} characters
   */
  public static String text(ObjectNode object, String field, int max) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = value.asText().strip();
    if (!value.isTextual() || text.isEmpty() || text.length() > max) {
      throw ProblemException.invalid("/" + field, "must be a text of 1 to " + max + " characters");
    }
    return text;
  }

  /**
   * Returns the parameters that an object has: a field is a text, a number, true, false, or a list
   * of these.
   *
   * @param pointer the JSON pointer of the object
   * @throws ProblemException if a field has another value
   */
  public static Map<String, List<String>> parameters(JsonNode object, String pointer) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      List<String> values = new ArrayList<>();
      for (JsonNode value :
          field.getValue().isArray() ? field.getValue() : List.of(field.getValue())) {
        if (!value.isValueNode() || value.isNull()) {
          throw ProblemException.invalid(
              pointer + "/" + escaped(field.getKey()),
              "must be a text, a number, true, false, or a list");
        }
        values.add(value.asText());
      }
      parameters.put(field.getKey(), values);
    }
    return parameters;
  }

  /** Returns a field name as a part of a JSON pointer. */
  static String escaped(String field) {
    return field.replace("~", "~0").replace("/", "~1");
  }

  private static ProblemException refused(Reason reason, String message) {
    return ProblemException.of(new ContractViolationException(reason, "", "The body " + message));
  }
}
