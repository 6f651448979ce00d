package dev.isobar.contracts;

/** Holds a half-open range of the text, in UTF-16 code units. */
public record Span(int start, int end) {
  public Span {
    Required.range("/evidence", start, end);
  }
}
