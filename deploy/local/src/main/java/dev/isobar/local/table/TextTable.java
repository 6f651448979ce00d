package dev.isobar.local.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Formats rows as a table for a terminal, where a Chinese character is as wide as two letters.
 * picocli's table supports neither right alignment nor cells with several lines.
 */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<Align> columns;
  private final List<List<List<String>>> rows = new ArrayList<>();

  /** The alignment of a column. */
  public enum Align {
    LEFT,
    RIGHT
  }

  public TextTable(Align... columns) {
    this.columns = List.of(columns);
  }

  /**
   * Adds a row of cells with one line each. A row with fewer cells than columns does not widen its
   * last column.
   */
  public TextTable row(String... cells) {
    return row(Arrays.stream(cells).map(List::of).toList());
  }

  /** Adds a row of cells with one or more lines. */
  public TextTable row(List<List<String>> cells) {
    if (cells.size() > columns.size()) {
      throw new IllegalArgumentException("The row has more cells than columns: " + cells);
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Returns the table, a line break after each line. */
  @Override
  public String toString() {
    int[] widths = widths();
    StringBuilder table = new StringBuilder();
    for (List<List<String>> row : rows) {
      int height = row.stream().mapToInt(List::size).max().orElse(1);
      for (int line = 0; line < height; line++) {
        table.append(line(row, line, widths)).append('\n');
      }
    }
    return table.toString();
  }

  private String line(List<List<String>> row, int line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      List<String> cell = row.get(column);
      String part = line < cell.size() ? cell.get(line) : "";
      String space = " ".repeat(Math.max(0, widths[column] - TextWidth.of(part)));
      text.append(columns.get(column) == Align.RIGHT ? space + part : part + space).append(GAP);
    }
    return text.toString().stripTrailing();
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (List<List<String>> row : rows) {
      for (int column = 0; column < widths.length && row.size() == widths.length; column++) {
        for (String part : row.get(column)) {
          widths[column] = Math.max(widths[column], TextWidth.of(part));
        }
      }
    }
    return widths;
  }
}
