package dev.isobar.local.quality;

import dev.isobar.contracts.text.ClasspathText;
import dev.isobar.local.quality.metric.Figure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Holds the goal of a figure, from {@code goals.tsv}.
 *
 * @param bound the value to reach; null if there is none
 * @param atMost whether lower is better
 * @param best the best public results on the same data, in words; empty if none is known
 */
record Goal(Double bound, boolean atMost, String best) {
  private static final Goal NONE = new Goal(null, false, "");
  private static final Map<String, Goal> ALL = read();

  static Goal of(String stage, String what) {
    return ALL.getOrDefault(stage + "\t" + what, NONE);
  }

  boolean isMissedBy(Figure figure) {
    return bound != null && (atMost ? figure.rounded() > bound : figure.rounded() < bound);
  }

  /** Returns the bound with as many decimals as needed; empty if there is none. */
  String shown() {
    if (bound == null) {
      return "";
    }
    String number =
        bound >= 1000
            ? String.format(Locale.ROOT, "%,.0f", bound)
            : bound.toString().replaceFirst("\\.0$", "");
    return atMost ? "at most " + number : number;
  }

  /** Returns every stage and figure with a goal, as {@code stage TAB what}. */
  static java.util.Set<String> keys() {
    return ALL.keySet();
  }

  private static Map<String, Goal> read() {
    Map<String, Goal> goals = new LinkedHashMap<>();
    ClasspathText.read(Goal.class, "/quality/goals.tsv")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              String[] cells = line.split("\t", -1);
              boolean atMost = cells[2].startsWith("<=");
              String number = cells[2].replaceFirst("^[<>]= *", "");
              Double bound = number.isEmpty() ? null : Double.valueOf(number);
              goals.put(cells[0] + "\t" + cells[1], new Goal(bound, atMost, cells[3]));
            });
    return goals;
  }
}
