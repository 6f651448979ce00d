package dev.isobar.query.topic;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleSearch;
import dev.isobar.query.article.FacetCursor;
import dev.isobar.query.article.FacetQuery;
import dev.isobar.query.article.FacetQuery.Counted;
import dev.isobar.query.rest.LikePattern;
import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Counts the topics of articles in the view. */
@ApplicationScoped
class TopicQueries {
  private final EntityManager entities;
  private final ArticleSearch search;

  TopicQueries(EntityManager entities, ArticleSearch search) {
    this.entities = entities;
    this.search = search;
  }

  /**
   * Returns a page of the topics that match.
   *
   * @param q the beginning of a word of the id; null for all
   * @param after the end of the previous page; null for the first page
   */
  ListPage<TopicCount> list(ArticleFilter filter, String q, int limit, FacetCursor after) {
    FacetQuery query =
        new FacetQuery("StoredTopic", "r.topic", "count(r.score)").of(filter, search);
    if (q != null) {
      query.and(
          "concat('-', lower(r.topic)) like :q escape '!'",
          "q",
          "%-" + LikePattern.literal(q) + "%");
    }
    List<Counted> rows = query.run(entities, limit + 1, after);
    return ListPage.of(rows, limit, Counted::cursor)
        .map(row -> new TopicCount(row.id(), row.articles(), row.second()));
  }
}
