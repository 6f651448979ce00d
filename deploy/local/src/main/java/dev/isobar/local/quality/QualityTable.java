package dev.isobar.local.quality;

import static dev.isobar.local.table.TextTable.Align.LEFT;
import static dev.isobar.local.table.TextTable.Align.RIGHT;

import dev.isobar.local.quality.metric.Figure;
import dev.isobar.local.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the figures beside their goals, for a terminal and for the page. */
final class QualityTable {
  private static final List<String> HEAD =
      List.of("stage", "what", "ours", "to reach", "best public", "n");
  private static final List<String> RULE = List.of("---", "---", "--:", "--:", "---", "--:");

  private QualityTable() {}

  /** Returns a table for a terminal. */
  static String plain(QualityReport report) {
    TextTable table = new TextTable(LEFT, LEFT, RIGHT, RIGHT, LEFT, RIGHT);
    table.row(HEAD.toArray(String[]::new));
    rows(report).forEach(row -> table.row(row.toArray(String[]::new)));
    return table.toString();
  }

  /** Returns a table in Markdown. */
  static String markdown(QualityReport report) {
    StringBuilder out = new StringBuilder();
    line(out, HEAD);
    line(out, RULE);
    for (List<String> row : rows(report)) {
      List<String> full = new ArrayList<>(row);
      while (full.size() < HEAD.size()) {
        full.add("");
      }
      line(out, full);
    }
    return out.toString();
  }

  /** Returns the goals that are not reached as a list in Markdown, or a line if there are none. */
  static String shortfalls(QualityReport report) {
    StringBuilder out = new StringBuilder();
    for (StageResult result : report.results()) {
      for (Figure figure : result.figures()) {
        Goal goal = Goal.of(result.stage(), figure.what());
        if (goal.isMissedBy(figure)) {
          out.append(
              String.format(
                  Locale.ROOT,
                  "- %s, %s: %s; to reach: %s%n",
                  result.stage(),
                  figure.what(),
                  figure.shown(),
                  goal.shown()));
        }
      }
      if (result.missing() != null) {
        out.append("- ").append(result.stage()).append(": ").append(why(result)).append('\n');
      }
    }
    return out.isEmpty() ? "None: every figure with a goal reaches it.\n" : out.toString();
  }

  private static List<List<String>> rows(QualityReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (StageResult result : report.results()) {
      String stage = result.stage();
      if (result.missing() != null) {
        rows.add(List.of(stage, why(result)));
      }
      for (Figure figure : result.figures()) {
        Goal goal = Goal.of(result.stage(), figure.what());
        String n = String.format(Locale.ROOT, "%,d", figure.n());
        rows.add(List.of(stage, figure.what(), figure.shown(), goal.shown(), goal.best(), n));
        stage = "";
      }
    }
    return rows;
  }

  private static String why(StageResult result) {
    return (result.failed() ? "failed: " : "not measured: ") + result.missing();
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append("|");
    cells.forEach(cell -> out.append(' ').append(cell.replace("|", "\\|")).append(" |"));
    out.append('\n');
  }
}
