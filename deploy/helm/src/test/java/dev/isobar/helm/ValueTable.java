package dev.isobar.helm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of values in the chart's README, made from the comments in values.yaml. */
final class ValueTable {
  private static final Pattern LINE = Pattern.compile("^( *)(?:- .*|([A-Za-z][A-Za-z-]*):(.*))$");

  private ValueTable() {}

  /** A value: its path, its default and what it does. */
  record Row(String key, String value, String effect) {
    String markdown() {
      return "| `%s` | `%s` | %s |".formatted(key, value, effect);
    }
  }

  /** Returns the values that have no values below them, or whose comment describes them whole. */
  static List<Row> rows(List<String> lines) {
    List<Row> rows = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    StringBuilder comment = new StringBuilder();
    for (String line : lines) {
      if (line.strip().startsWith("#")) {
        comment.append(comment.isEmpty() ? "" : " ").append(line.strip().substring(1).strip());
        continue;
      }
      Matcher value = LINE.matcher(line);
      if (!value.matches() || value.group(2) == null) {
        comment.setLength(0);
        continue;
      }
      int depth = value.group(1).length() / 2;
      while (path.size() > depth) {
        path.removeLast();
      }
      path.add(value.group(2));
      if (!comment.isEmpty()) {
        String text = value.group(3).strip();
        rows.add(new Row(String.join(".", path), text, comment.toString()));
      }
      comment.setLength(0);
    }
    return rows;
  }
}
