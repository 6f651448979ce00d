package dev.isobar.local.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures beside what they are held against, for a terminal and for the page. */
final class QualityTable {
  private static final List<String> HEAD =
      List.of("stage", "what", "ours", "to reach", "best public", "n");
  private static final List<String> RULE = List.of("---", "---", "--:", "--:", "---", "--:");

  /** Columns that hold numbers. */
  private static final List<Integer> RIGHT = List.of(2, 3, 5);

  private QualityTable() {}

  /** Columns side by side, a line each; why a stage was not measured may be as long as it is. */
  static String plain(QualityReport report) {
    List<List<String>> rows = rows(report);
    rows.add(0, HEAD);
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < HEAD.size() && row.size() == HEAD.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String space = " ".repeat(Math.max(0, widths[column] - cell.length()));
        line.append(RIGHT.contains(column) ? space + cell : cell + space).append("  ");
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  /** A table in Markdown. */
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

  /** What falls short, as a list in Markdown; a line that says so where nothing does. */
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
    return out.isEmpty() ? "Nothing: every figure that has a goal reaches it.\n" : out.toString();
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
