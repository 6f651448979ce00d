package dev.isobar.enrich.topic;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.List;

/** Measures how likely a text is about climate. */
public final class ClimateRelevance {
  /** Relevance of a mention of a climate treaty or declaration. */
  private static final double INSTRUMENT_RELEVANCE = 0.3;

  private final Taxonomy taxonomy;

  public ClimateRelevance(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /**
   * Returns the relevance from 0 to 1. Each topic contributes the relevance of its concept,
   * weighted by its score.
   */
  public double of(List<Topic> topics, List<Mention> mentions) {
    double irrelevance = irrelevance(topics);
    if (mentions.stream().anyMatch(m -> m.type() == Mention.Type.INSTRUMENT)) {
      irrelevance *= 1 - INSTRUMENT_RELEVANCE;
    }
    return Math.round((1 - irrelevance) * 1000) / 1000.0;
  }

  /** Returns the relevance of topics alone, from 0 to 1. */
  double of(List<Topic> topics) {
    return 1 - irrelevance(topics);
  }

  private double irrelevance(List<Topic> topics) {
    double irrelevance = 1;
    for (Topic topic : topics) {
      Concept concept = taxonomy.concept(topic.id());
      irrelevance *= 1 - topic.score() * (concept == null ? 0 : concept.relevance());
    }
    return irrelevance;
  }
}
