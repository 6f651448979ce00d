package dev.isobar.query.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Expresses {@link ArticleFilter#matches} in HQL for an article {@code a}, except the text query. A
 * test checks that both give the same results.
 *
 * @param conditions joined by and; may be empty
 * @param parameters by name
 */
public record ArticleHqlCondition(List<String> conditions, Map<String, Object> parameters) {

  public static ArticleHqlCondition of(ArticleFilter filter) {
    ArticleHqlCondition criteria = new ArticleHqlCondition(new ArrayList<>(), new HashMap<>());
    if (!filter.topics().isEmpty()) {
      criteria.and(
          "exists (select 1 from StoredTopic ft"
              + " where ft.article = a.seq and ft.topic in (:topics))",
          "topics",
          filter.topics());
    }
    if (!filter.entities().isEmpty()) {
      criteria.and(
          "exists (select 1 from StoredMention fm"
              + " where fm.article = a.seq and fm.entity in (:entities))",
          "entities",
          filter.entities());
    }
    if (!filter.languages().isEmpty()) {
      criteria.and("a.language in (:languages)", "languages", filter.languages());
    }
    if (!filter.sources().isEmpty()) {
      criteria.and(
          "(a.feed in (:sources) or a.publisher in (:sources))", "sources", filter.sources());
    }
    if (filter.from() != null) {
      criteria.and("a.at >= :from", "from", filter.from());
    }
    if (filter.before() != null) {
      criteria.and("a.at < :before", "before", filter.before());
    }
    return criteria;
  }

  /** Adds a condition with its parameter. */
  public ArticleHqlCondition and(String condition, String parameter, Object value) {
    conditions.add(condition);
    parameters.put(parameter, value);
    return this;
  }

  public boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** Returns the condition that the article with the number {@code seq} matches. */
  public String exists(String seq) {
    return "exists (select 1 from StoredArticle a where a.seq = "
        + seq
        + " and "
        + String.join(" and ", conditions)
        + ")";
  }

  /** Returns the {@code where} clause; empty if there are no conditions. */
  public String where() {
    return isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }
}
