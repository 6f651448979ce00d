package dev.isobar.contracts;

/**
 * Holds a range of the text in one language.
 *
 * @param language ISO 639-1 code
 */
public record Segment(int start, int end, String language) {
  public Segment {
    Required.range("/segments", start, end);
    Required.text("/segments/language", language);
  }
}
