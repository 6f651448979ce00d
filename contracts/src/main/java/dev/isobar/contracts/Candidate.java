package dev.isobar.contracts;

/**
 * One reading of a fact about the article; the most certain of a field won.
 *
 * @param field {@code title}, {@code authors}, {@code published} or {@code publisher}
 * @param value as it was read; several authors stand apart by a semicolon
 * @param evidence where it was read: {@code meta og:title}
 * @param confidence from 0 to 1
 */
public record Candidate(String field, String value, String evidence, double confidence) {
  public Candidate {
    Required.text("/candidates/field", field);
    Required.value("/candidates/value", value);
    Required.value("/candidates/evidence", evidence);
    Required.share("/candidates/confidence", confidence);
  }
}
