package dev.isobar.query.topic;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag;
import dev.isobar.query.coverage.CoverageQueries;
import dev.isobar.query.coverage.CoverageQueries.Counted;
import dev.isobar.query.coverage.CoverageQueries.TagCondition;
import dev.isobar.query.coverage.FacetCursor;
import dev.isobar.query.rest.LikePattern;
import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts the topics of articles in the view. */
@ApplicationScoped
class TopicQueries {
  private final CoverageQueries coverage;

  TopicQueries(CoverageQueries coverage) {
    this.coverage = coverage;
  }

  /**
   * Returns a page of the topics that match.
   *
   * @param q the beginning of a word of the id; null for all
   * @param after the end of the previous page; null for the first page
   */
  ListPage<TopicCount> list(ArticleFilter filter, String q, int limit, FacetCursor after) {
    TagCondition condition = q == null ? TagCondition.NONE : beginning(q);
    List<Counted> rows = coverage.list(filter, ArticleTag.Kind.TOPIC, condition, limit + 1, after);
    return ListPage.of(rows, limit, Counted::cursor)
        .map(row -> new TopicCount(row.value(), row.articles(), row.weight()));
  }

  private static TagCondition beginning(String q) {
    return TagCondition.NONE.and(
        "'-' || lower(t.value) LIKE ? ESCAPE '!'", "%-" + LikePattern.literal(q) + "%");
  }
}
