package dev.isobar.query.article;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Reads articles by their present or former ids. */
@ApplicationScoped
class ArticlesById {
  private final EntityManager entities;
  private final RevisionQueries revisions;

  ArticlesById(EntityManager entities, RevisionQueries revisions) {
    this.entities = entities;
    this.revisions = revisions;
  }

  /**
   * Calls a function for each article that the view has, newest first, until it returns false.
   *
   * @param after the position behind which the list begins; null for the newest article
   */
  void articles(
      Collection<String> ids, ArticleCursor after, Predicate<EnrichedArticle> isMoreWanted) {
    List<String> present = revisions.find(ids).stream().map(ArticleRevision::id).toList();
    List<ArticleContent> rows =
        entities
            .createQuery(
                """
                select c from StoredArticle a, ArticleContent c
                where a.id in (:ids) and c.at = a.at and c.id = a.id
                order by c.at desc, c.id desc
                """,
                ArticleContent.class)
            .setParameter("ids", present)
            .getResultList();
    for (ArticleContent row : rows) {
      if ((after == null || after.isBefore(row.at, row.id))
          && !isMoreWanted.test(ContractJson.readEnriched(row.json(), Integer.MAX_VALUE))) {
        return;
      }
    }
  }
}
