package dev.isobar.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Converts all strings of a JSON tree to well-formed UTF-16. JSON can contain lone surrogates
 * ({@code \ud800}), UTF-8 cannot. Each becomes U+FFFD, which also has one code unit, so that
 * offsets do not change.
 */
final class WellFormed {
  private WellFormed() {}

  static JsonNode repaired(JsonNode node) {
    if (node instanceof TextNode text) {
      String original = text.textValue();
      String repairedText = repaired(original);
      return repairedText == original ? node : TextNode.valueOf(repairedText);
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, repaired(array.get(i)));
      }
    } else if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(repaired(field.getValue())));
    }
    return node;
  }

  private static String repaired(String text) {
    char[] copy = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      copy = copy == null ? text.toCharArray() : copy;
      copy[i] = '\uFFFD';
    }
    return copy == null ? text : new String(copy);
  }
}
