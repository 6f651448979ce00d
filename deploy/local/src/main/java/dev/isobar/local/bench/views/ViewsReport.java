package dev.isobar.local.bench.views;

import static dev.isobar.local.table.TextTable.Align.LEFT;
import static dev.isobar.local.table.TextTable.Align.RIGHT;

import dev.isobar.local.measure.Machine;
import dev.isobar.local.measure.Percentiles;
import dev.isobar.local.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds the figures of views of several sizes.
 *
 * @param sizes in the order of sizes
 */
public record ViewsReport(Machine machine, List<Size> sizes) {

  /**
   * Holds the figures of one size.
   *
   * @param kilobytes of the database, by article
   * @param tables the same for the largest tables and indexes, the largest first
   * @param written how fast the articles since the size before were written
   * @param rebuilt how fast a rebuild wrote all of them
   * @param answers in the order of the questions
   */
  public record Size(
      long articles,
      double kilobytes,
      Map<String, Double> tables,
      Speed written,
      Speed rebuilt,
      List<Answer> answers) {}

  /**
   * Says how fast articles were written.
   *
   * @param perSecond articles in a second
   * @param cpuMillis processor time for an article, by process
   */
  public record Speed(double perSecond, Map<String, Double> cpuMillis) {
    private String inWords() {
      StringBuilder words = new StringBuilder(format("%.0f a second", perSecond));
      cpuMillis.forEach((name, millis) -> words.append(format(", %s %.2f ms", name, millis)));
      return words.toString();
    }
  }

  /**
   * Holds the times of one question.
   *
   * @param millis of the request
   * @param sqlMillis of the statement alone; null if there is none
   */
  public record Answer(String question, Percentiles millis, Percentiles sqlMillis) {}

  /** Returns the report as text. */
  public String table() {
    StringBuilder text = new StringBuilder(machine.inWords()).append("\n\n");
    for (Size size : sizes) {
      text.append(
          format(
              "%d articles%n  written: %s an article%n  rebuilt: %s an article%n"
                  + "  database: %.1f kB an article%n",
              size.articles(),
              size.written().inWords(),
              size.rebuilt().inWords(),
              size.kilobytes()));
      size.tables()
          .forEach((name, kilobytes) -> text.append(format("    %.2f %s%n", kilobytes, name)));
    }
    text.append("\nmilliseconds\n");
    TextTable table = new TextTable(LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    Size first = sizes.get(0);
    Size last = sizes.get(sizes.size() - 1);
    table.row("question", "p50", "p99", "SQL p50", "p50", "p99", "SQL p50", "growth");
    for (int i = 0; i < first.answers().size(); i++) {
      Answer small = first.answers().get(i);
      Answer large = last.answers().get(i);
      List<String> cells = new ArrayList<>(List.of(small.question()));
      cells.addAll(times(small));
      cells.addAll(times(large));
      cells.add(format("%.1f", large.millis().p50() / small.millis().p50()));
      table.row(cells.toArray(String[]::new));
    }
    return text.append(table).toString();
  }

  private static List<String> times(Answer answer) {
    return List.of(
        format("%.1f", answer.millis().p50()),
        format("%.1f", answer.millis().p99()),
        answer.sqlMillis() == null ? "" : format("%.1f", answer.sqlMillis().p50()));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
