package dev.isobar.enrich.topic;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.List;

/** How surely a text is about climate. */
public final class ClimateRelevance {
  /** A climate treaty or statement that is named. */
  private static final double INSTRUMENT = 0.3;

  private final Taxonomy taxonomy;

  public ClimateRelevance(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /** From 0 to 1; each topic adds what its concept says of climate, by its score. */
  public double of(List<Topic> topics, List<Mention> mentions) {
    double not = not(topics);
    if (mentions.stream().anyMatch(m -> m.type() == Mention.Type.INSTRUMENT)) {
      not *= 1 - INSTRUMENT;
    }
    return Math.round((1 - not) * 1000) / 1000.0;
  }

  /** From 0 to 1: what topics alone say of climate. */
  double of(List<Topic> topics) {
    return 1 - not(topics);
  }

  private double not(List<Topic> topics) {
    double not = 1;
    for (Topic topic : topics) {
      Concept concept = taxonomy.concept(topic.id());
      not *= 1 - topic.score() * (concept == null ? 0 : concept.relevance());
    }
    return not;
  }
}
