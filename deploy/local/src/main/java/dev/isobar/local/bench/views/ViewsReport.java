package dev.isobar.local.bench.views;

import static dev.isobar.local.table.TextTable.Align.LEFT;
import static dev.isobar.local.table.TextTable.Align.RIGHT;

import dev.isobar.local.measure.Machine;
import dev.isobar.local.measure.Percentiles;
import dev.isobar.local.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
   * @param perSecond the articles written in a second since the size before
   * @param answers in the order of the questions
   * @param rebuiltPerSecond the articles written in a second by a rebuild
   */
  public record Size(
      long articles,
      double kilobytes,
      double perSecond,
      List<Answer> answers,
      double rebuiltPerSecond) {}

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
              "%d articles: %.1f kB of database an article, %.0f written a second, %.0f by a rebuild%n",
              size.articles(), size.kilobytes(), size.perSecond(), size.rebuiltPerSecond()));
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
