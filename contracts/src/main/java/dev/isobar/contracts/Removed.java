package dev.isobar.contracts;

/**
 * Text of the page that is no part of the article.
 *
 * @param text the words as they came
 * @param reason why they went, as a word: {@code navigation}, {@code footer}, ...
 */
public record Removed(String text, String reason) {
  public Removed {
    Required.value("/removed/text", text);
    Required.text("/removed/reason", reason);
  }
}
