package dev.isobar.query.rest;

import java.util.List;

/** Writes tables as CSV (RFC 4180). */
final class Csv {
  private Csv() {}

  static <T> String write(List<Column<T>> columns, List<T> rows) {
    StringBuilder csv = new StringBuilder(256 * (rows.size() + 1));
    line(csv, columns.stream().map(column -> (Object) column.name()).toList());
    for (T row : rows) {
      line(csv, columns.stream().map(column -> text(column.value().apply(row))).toList());
    }
    return csv.toString();
  }

  private static Object text(Object value) {
    return value == null ? "" : value;
  }

  private static void line(StringBuilder csv, List<Object> values) {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        csv.append(',');
      }
      Object value = values.get(i);
      field(csv, value instanceof Number ? value.toString() : escapeFormula(value.toString()));
    }
    csv.append("\r\n");
  }

  /** Escapes text that a spreadsheet would run as a formula (OWASP, CSV injection). */
  private static String escapeFormula(String value) {
    return !value.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }

  private static void field(StringBuilder csv, String value) {
    if (value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')) {
      csv.append(value);
      return;
    }
    csv.append('"').append(value.replace("\"", "\"\"")).append('"');
  }
}
