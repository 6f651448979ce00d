package dev.isobar.query.article;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Adapts text to PostgreSQL, which accepts every character except NUL. */
public final class PostgresText {
  private PostgresText() {}

  /** Returns the text with U+FFFD in place of NUL; null for null. */
  public static String text(String text) {
    return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  /** Returns the texts of the items as an SQL array. */
  public static <T> Array array(Connection connection, List<T> items, Function<T, String> text)
      throws SQLException {
    return connection.createArrayOf(
        "text", items.stream().map(item -> text(text.apply(item))).toArray(String[]::new));
  }
}
