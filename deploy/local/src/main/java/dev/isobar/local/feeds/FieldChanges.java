package dev.isobar.local.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares two feeds field by field. */
final class FieldChanges {
  private FieldChanges() {}

  /** Returns one line for each field that differs. */
  static List<String> of(JsonNode before, JsonNode after) {
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      if (!before.path(name).equals(after.path(name))) {
        lines.add(name + ": " + shown(before.get(name)) + " -> " + shown(after.get(name)));
      }
    }
    return lines;
  }

  private static String shown(JsonNode value) {
    return value == null ? "default" : value.isTextual() ? value.asText() : value.toString();
  }
}
