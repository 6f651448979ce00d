package dev.isobar.query.article;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the rows of articles by an attribute, the most frequent value first. Conditions are HQL
 * with the row as {@code r}.
 */
public final class FacetQuery {
  static final int MAX_MATCHES = 2_000;

  private final String rows;
  private final String id;
  private final String second;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /**
   * Creates a query.
   *
   * @param rows the entity, for example {@code StoredTopic}
   * @param id the attribute by which rows are counted, for example {@code r.topic}
   * @param second a second aggregate, for example {@code sum(r.count)}
   */
  public FacetQuery(String rows, String id, String second) {
    this.rows = rows;
    this.id = id;
    this.second = second;
  }

  /**
   * Selects the rows of articles that match the filter. With a text query these are the newest
   * {@value #MAX_MATCHES} only: each one is read to see whether it matches.
   */
  public FacetQuery of(ArticleFilter filter, ArticleSearch search) {
    if (filter.query() != null) {
      List<Long> matches = search.newest(filter, MAX_MATCHES);
      return and("r.article in (:matches)", "matches", matches.isEmpty() ? List.of(-1L) : matches);
    }
    ArticleHqlCondition criteria = ArticleHqlCondition.of(filter);
    if (!criteria.isEmpty()) {
      conditions.add(criteria.exists("r.article"));
      parameters.putAll(criteria.parameters());
    }
    return this;
  }

  public FacetQuery and(String condition, String parameter, Object value) {
    conditions.add(condition);
    parameters.put(parameter, value);
    return this;
  }

  /** Holds one row of the result. */
  public record Counted(String id, long articles, long second) {
    public FacetCursor cursor() {
      return new FacetCursor(articles, id);
    }
  }

  /**
   * Runs the query.
   *
   * @param after the end of the previous page; null for the first page
   */
  public List<Counted> run(EntityManager entities, int limit, FacetCursor after) {
    String having = "";
    if (after != null) {
      having = " having count(*) < :n or (count(*) = :n and " + id + " > :afterId)";
      parameters.put("n", after.count());
      parameters.put("afterId", after.id());
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    String hql =
        ("select %s, count(*), %s from %s r%s group by %s%s order by count(*) desc, %s")
            .formatted(id, second, rows, where, id, having, id);
    var query = entities.createQuery(hql, Object[].class);
    parameters.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList().stream()
        .map(row -> new Counted((String) row[0], (Long) row[1], ((Number) row[2]).longValue()))
        .toList();
  }
}
