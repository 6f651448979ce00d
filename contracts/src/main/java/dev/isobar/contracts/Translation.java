package dev.isobar.contracts;

/**
 * Holds a range of the text that translates the range {@code of}.
 *
 * @param confidence from 0 to 1
 */
public record Translation(int start, int end, Span of, double confidence) {
  public Translation {
    Required.range("/translations", start, end);
    Required.value("/translations/of", of);
    Required.share("/translations/confidence", confidence);
  }
}
