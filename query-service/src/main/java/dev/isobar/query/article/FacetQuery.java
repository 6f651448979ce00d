package dev.isobar.query.article;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts rows that belong to articles, by what they say of them: the most frequent first.
 *
 * <p>HQL, with the row as {@code r}.
 */
public final class FacetQuery {
  private final String rows;
  private final String id;
  private final String second;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /**
   * @param rows the entity, for example {@code StoredTopic}
   * @param id what the rows are counted by, for example {@code r.topic}
   * @param second a further figure, for example {@code sum(r.count)}
   */
  public FacetQuery(String rows, String id, String second) {
    this.rows = rows;
    this.id = id;
    this.second = second;
  }

  /** Only rows of articles that pass. */
  public FacetQuery of(ArticleFilter filter) {
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

  /** One line of the answer. */
  public record Counted(String id, long articles, long second) {
    public FacetCursor place() {
      return new FacetCursor(articles, id);
    }
  }

  /**
   * @param after where to begin; null for the beginning
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
