package dev.isobar.query.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.rest.BasedOn;
import dev.isobar.query.search.ConceptLabels.MainLabels;
import dev.isobar.query.trend.TrendPoint;
import java.time.Instant;
import java.util.List;

/**
 * Holds what the view knows about an entity.
 *
 * @param type the type in the newest article
 * @param name the name in the newest article
 * @param labels its names in the taxonomy; null if the taxonomy does not have both
 * @param articles the number of all articles that mention it
 * @param mentions the number of mentions in these articles
 * @param names how the newest {@value EntityPageQueries#MAX_READ} articles of the time call it
 * @param trend how many articles mention it over time
 * @param related the entities with the most common articles
 * @param countries of sources
 * @param basedOn from which articles of the time the lists after {@code trend} were counted
 * @param newest the address of the articles that mention it
 */
@JsonInclude
@JsonPropertyOrder(alphabetic = false)
public record EntityPage(
    String id,
    String type,
    String name,
    MainLabels labels,
    long articles,
    long mentions,
    Mentioned first,
    Mentioned last,
    List<NameCount> names,
    List<TrendPoint> trend,
    List<RelatedEntity> related,
    List<Shared> topics,
    List<Shared> sources,
    List<Shared> languages,
    List<Shared> countries,
    BasedOn basedOn,
    String newest) {

  /** Holds an article that mentions the entity. */
  record Mentioned(String article, Instant at, String title, String source) {
    static Mentioned of(EnrichedArticle article) {
      return new Mentioned(
          article.id(),
          ArticleTime.of(article),
          article.title(),
          article.source().publisherOrFeed());
    }
  }

  /** Holds what articles about the entity have in common, and how many of them. */
  record Shared(String id, long articles) {}
}
