package dev.isobar.contracts;

/**
 * Holds text of the page that does not belong to the article.
 *
 * @param text the removed text
 * @param reason the reason as a word: {@code navigation}, {@code footer}, ...
 */
public record Removed(String text, String reason) {
  public Removed {
    Required.value("/removed/text", text);
    Required.text("/removed/reason", reason);
  }
}
