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
   * The stored counts have the first hours, and waiting changes may have earlier ones. An hour may
   * have lost its articles since, so there are several.
   */
  private static final String SELECT =
      """
      WITH wanted AS MATERIALIZED (SELECT id FROM tag WHERE kind = :kind AND value = :value)
      SELECT a.document
      FROM (
        (SELECT hour FROM coverage_hour
         WHERE tag = (SELECT id FROM wanted) AND NOT whole_day AND articles > 0
         ORDER BY hour LIMIT 8)
        UNION
        (SELECT hour FROM coverage_hour
         WHERE tag = (SELECT id FROM wanted) AND whole_day AND articles > 0
         ORDER BY hour LIMIT 8)
        UNION
        (SELECT floor(extract(epoch FROM at) / 3600)::int FROM coverage_change
         WHERE sign = 1 AND tags @> ARRAY(SELECT id FROM wanted) ORDER BY at LIMIT 8)
        ORDER BY hour) AS h
      CROSS JOIN LATERAL (
        SELECT document FROM article_content
        WHERE at >= to_timestamp(hour * 3600.0) AND at < to_timestamp((hour + 1) * 3600.0)
          AND tags @> ARRAY(SELECT id FROM wanted)
        ORDER BY at, id LIMIT 1) AS a
      ORDER BY h.hour LIMIT 1
      """;

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
