package dev.isobar.query.article;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Finds the earliest article that has a tag. */
@ApplicationScoped
public class FirstArticles {
  /**
   * The stored counts together with the waiting changes say exactly which hour is the first one
   * that has an article. Retention may take the articles of many hours before it is counted.
   */
  private static final String SELECT =
      """
      WITH wanted AS MATERIALIZED (SELECT id FROM tag WHERE kind = :kind AND value = :value),
      waiting AS MATERIALIZED (
        SELECT whole_day, floor(extract(epoch FROM at) / 3600)::int AS hour, sum(sign) AS articles
        FROM coverage_change WHERE tags @> ARRAY(SELECT id FROM wanted) GROUP BY 1, 2
      )
      SELECT a.document
      FROM (
        SELECT min(hour) AS hour FROM (
          (%1$s AND NOT h.whole_day %2$s)
          UNION ALL
          (%1$s AND h.whole_day %2$s)
          UNION ALL
          SELECT hour FROM waiting WHERE articles > 0) AS hours) AS h
      CROSS JOIN LATERAL (
        SELECT document FROM article_content
        WHERE at >= to_timestamp(hour * 3600.0) AND at < to_timestamp((hour + 1) * 3600.0)
          AND tags @> ARRAY(SELECT id FROM wanted)
        ORDER BY at, id LIMIT 1) AS a
      """
          .formatted(
              """
              SELECT h.hour FROM coverage_hour h
              WHERE h.tag = (SELECT id FROM wanted)\
              """,
              """
              AND h.articles + coalesce((SELECT w.articles FROM waiting w
                WHERE w.whole_day = h.whole_day AND w.hour = h.hour), 0) > 0
              ORDER BY h.hour LIMIT 1\
              """);

  private final EntityManager entities;

  FirstArticles(EntityManager entities) {
    this.entities = entities;
  }

  /** Returns the earliest article that has the tag; empty if there is none. */
  public Optional<EnrichedArticle> with(ArticleTag tag) {
    List<?> found =
        entities
            .createNativeQuery(SELECT, byte[].class)
            .setParameter("kind", tag.kind().word())
            .setParameter("value", tag.value())
            .getResultList();
    return found.stream()
        .map(document -> CompressedJson.unpack((byte[]) document))
        .map(json -> ContractJson.readEnriched(json, Integer.MAX_VALUE))
        .findFirst();
  }
}
