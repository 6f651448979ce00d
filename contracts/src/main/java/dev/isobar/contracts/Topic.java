package dev.isobar.contracts;

import java.util.List;

/**
 * Holds a climate topic of the article.
 *
 * @param id the id of the concept, such as {@code methane}
 * @param broader the ids of the concepts above it, nearest first
 * @param score from 0 (mentioned in passing) to 1 (main topic)
 * @param evidence the words that support the topic
 */
public record Topic(String id, List<String> broader, double score, List<Span> evidence) {
  public Topic {
    Required.text("/topics/id", id);
    Required.share("/topics/score", score);
    broader = broader == null ? List.of() : List.copyOf(broader);
    evidence = evidence == null ? List.of() : List.copyOf(evidence);
  }
}
