package dev.isobar.contracts;

/**
 * Holds one candidate value for a field of an article; the one with the highest confidence is used.
 *
 * @param field {@code title}, {@code authors}, {@code published} or {@code publisher}
 * @param value the value as read; semicolons separate several authors
 * @param evidence the source of the value, such as {@code meta og:title}
 * @param confidence from 0 to 1
 */
public record FieldCandidate(String field, String value, String evidence, double confidence) {
  public FieldCandidate {
    Required.text("/candidates/field", field);
    Required.value("/candidates/value", value);
    Required.value("/candidates/evidence", evidence);
    Required.share("/candidates/confidence", confidence);
  }
}
