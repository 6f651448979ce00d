package dev.isobar.query.topic;

import dev.isobar.query.CountedPlace;
import dev.isobar.query.CountedQuery;
import dev.isobar.query.CountedQuery.Counted;
import dev.isobar.query.Page;
import dev.isobar.query.Wildcard;
import dev.isobar.query.article.ArticleFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Counts the topics of articles in the view. */
@ApplicationScoped
class TopicView {
  private final EntityManager entities;

  TopicView(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * @param q how a word of the id begins; null for any
   * @param after where the page begins; null for the beginning
   */
  Page<TopicCount> list(ArticleFilter filter, String q, int limit, CountedPlace after) {
    CountedQuery query = new CountedQuery("StoredTopic", "r.topic", "count(r.score)").of(filter);
    if (q != null) {
      query.and(
          "concat('-', lower(r.topic)) like :q escape '!'", "q", "%-" + Wildcard.literal(q) + "%");
    }
    List<Counted> rows = query.run(entities, limit + 1, after);
    return Page.of(rows, limit, Counted::place)
        .map(row -> new TopicCount(row.id(), row.articles(), row.second()));
  }
}
