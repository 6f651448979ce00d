package dev.isobar.enrich.pipeline;

import dev.isobar.contracts.EnrichedArticle;

/** Names the lane that a caller requests; {@code AUTO} chooses it by the article's relevance. */
public enum RequestedLane {
  QUICK,
  DEEP,
  AUTO;

  /**
   * Least relevance at which {@code AUTO} selects the deep lane. Such an article has at least one
   * climate topic.
   */
  static final double MIN_RELEVANCE = 0.3;

  /** Returns whether an article of the quick lane goes through the deep lane as well. */
  public boolean isDeep(EnrichedArticle article) {
    return this == DEEP || this == AUTO && article.relevance() >= MIN_RELEVANCE;
  }
}
