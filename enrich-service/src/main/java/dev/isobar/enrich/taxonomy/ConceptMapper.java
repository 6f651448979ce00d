package dev.isobar.enrich.taxonomy;

import dev.isobar.contracts.ConceptEvent;
import dev.isobar.contracts.ConceptLabel;
import java.util.List;

/** Converts concepts from and to Concept v1. */
public final class ConceptMapper {
  private ConceptMapper() {}

  /** Returns a concept with defaults in place of missing fields. */
  public static Concept read(ConceptEvent published) {
    return new Concept(
        published.id(),
        published.broader(),
        published.definition(),
        published.labels(),
        read(published.altLabels(), 1),
        read(published.cues(), Concept.CUE),
        published.negativeLabels(),
        read(published.noise(), 1),
        published.relevance() == null ? Concept.RELEVANCE : published.relevance());
  }

  /** Returns Concept v1, omitting default weights. */
  public static ConceptEvent write(Concept concept) {
    return new ConceptEvent(
        concept.id(),
        concept.broader(),
        concept.definition(),
        concept.labels(),
        write(concept.altLabels(), 1),
        write(concept.cues(), Concept.CUE),
        concept.negativeLabels(),
        write(concept.noise(), 1),
        concept.relevance(),
        null);
  }

  private static List<Concept.Label> read(List<ConceptLabel> labels, double defaultWeight) {
    return labels.stream()
        .map(l -> new Concept.Label(l.text(), l.weight() == null ? defaultWeight : l.weight()))
        .toList();
  }

  private static List<ConceptLabel> write(List<Concept.Label> labels, double defaultWeight) {
    return labels.stream()
        .map(l -> new ConceptLabel(l.text(), l.weight() == defaultWeight ? null : l.weight()))
        .toList();
  }
}
