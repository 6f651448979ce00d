package dev.isobar.contracts;

import java.util.List;

/**
 * A climate subject that the article is about.
 *
 * @param id the concept of the taxonomy: {@code methane}
 * @param broader the concepts above it, nearest first
 * @param score from 0 to 1: mentioned in passing, to what it is about
 * @param evidence the words that say so
 */
public record Topic(String id, List<String> broader, double score, List<Span> evidence) {
  public Topic {
    Required.text("/topics/id", id);
    Required.share("/topics/score", score);
    broader = broader == null ? List.of() : List.copyOf(broader);
    evidence = evidence == null ? List.of() : List.copyOf(evidence);
  }
}
