package dev.isobar.enrich.pipeline;

import dev.isobar.contracts.EnrichedArticle;

/** The lane that someone asks for; {@code AUTO} leaves it to the article's relevance. */
public enum RequestedLane {
  QUICK,
  DEEP,
  AUTO;

  /** From here on {@code AUTO} reads an article deep: it has at least one climate topic. */
  static final double RELEVANT = 0.3;

  public boolean isDeep(EnrichedArticle article) {
    return this == DEEP || this == AUTO && article.relevance() >= RELEVANT;
  }
}
