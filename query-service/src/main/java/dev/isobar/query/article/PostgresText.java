package dev.isobar.query.article;

/** Adapts text to PostgreSQL, which accepts every character except NUL. */
public final class PostgresText {
  private PostgresText() {}

  /** Returns the text with U+FFFD in place of NUL; null for null. */
  public static String text(String text) {
    return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }
}
