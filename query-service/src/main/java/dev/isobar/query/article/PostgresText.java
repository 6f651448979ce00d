package dev.isobar.query.article;

/** What PostgreSQL's text can hold: everything but NUL, which becomes U+FFFD. */
public final class PostgresText {
  private PostgresText() {}

  /** The text without NUL; null for null. */
  public static String text(String text) {
    return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }
}
