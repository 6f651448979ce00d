package dev.isobar.query.article;

/** An event that the view cannot take, however often it is tried. */
public class UnreadableArticle extends Exception {
  private final String reason;

  /**
   * @param reason as a word for headers and metrics, for example {@code not-json}
   * @param message what is wrong and what would be right
   */
  public UnreadableArticle(String reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
