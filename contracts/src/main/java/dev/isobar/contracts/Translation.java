package dev.isobar.contracts;

/**
 * A stretch of the text that says again, in another language, what the stretch {@code of} says.
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
