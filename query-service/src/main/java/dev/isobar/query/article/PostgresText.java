package dev.isobar.query.article;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Adapts text to PostgreSQL, which accepts every character except NUL. */
public final class PostgresText {
  private PostgresText() {}

  /**
   * Returns the text as the database would give it back: with U+FFFD in place of NUL and of halves
   * of surrogate pairs; null for null.
   */
  public static String text(String text) {
    if (text == null || isPlain(text)) {
      return text;
    }
    return text.codePoints()
        .map(
            c ->
                c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the texts of the items as an SQL array. */
  public static <T> Array array(Connection connection, List<T> items, Function<T, String> text)
      throws SQLException {
    return connection.createArrayOf(
        "text", items.stream().map(item -> text(text.apply(item))).toArray(String[]::new));
  }
}
