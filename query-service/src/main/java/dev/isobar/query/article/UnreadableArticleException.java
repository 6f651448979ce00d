package dev.isobar.query.article;

/** Reports an event that the view can never store. */
public class UnreadableArticleException extends Exception {
  private final String reason;

  /**
   * @param reason a word for headers and metrics, for example {@code not-json}
   * @param message names the error and the remedy
   */
  public UnreadableArticleException(String reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
