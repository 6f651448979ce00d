package dev.isobar.query.entity;

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
import java.util.Set;

/** Counts the entities that articles in the view mention. */
@ApplicationScoped
class EntityQueries {
  private final EntityManager entities;
  private final ArticleSearch search;

  EntityQueries(EntityManager entities, ArticleSearch search) {
    this.entities = entities;
    this.search = search;
  }

  /**
   * Returns a page of the entities that match.
   *
   * @param types the accepted types; empty for all
   * @param q a part of a name or of a wording in an article; null for all
   * @param after the end of the previous page; null for the first page
   */
  ListPage<EntityCount> list(
      ArticleFilter filter, Set<String> types, String q, int limit, FacetCursor after) {
    FacetQuery query =
        new FacetQuery("StoredMention", "r.entity", "sum(r.count)").of(filter, search);
    if (!types.isEmpty()) {
      query.and("r.type in (:types)", "types", types);
    }
    if (q != null) {
      query.and(
          "r.entity in (select n.entity from StoredMention n"
              + " where lower(n.name) like :q escape '!'"
              + " or lower(array_to_string(n.forms, ' ')) like :q escape '!')",
          "q",
          "%" + LikePattern.literal(q) + "%");
    }
    List<Counted> rows = query.run(entities, limit + 1, after);
    return ListPage.of(rows, limit, Counted::cursor).map(this::named);
  }

  private EntityCount named(Counted row) {
    Object[] newest =
        entities
            .createQuery(
                "select m.type, m.name from StoredMention m"
                    + " join StoredArticle a on a.seq = m.article"
                    + " where m.entity = :entity order by a.at desc, a.id desc",
                Object[].class)
            .setParameter("entity", row.id())
            .setMaxResults(1)
            .getSingleResult();
    return new EntityCount(
        row.id(), (String) newest[0], (String) newest[1], row.articles(), row.second());
  }
}
