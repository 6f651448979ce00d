package dev.isobar.query.entity;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag;
import dev.isobar.query.coverage.CoverageQueries;
import dev.isobar.query.coverage.CoverageQueries.Counted;
import dev.isobar.query.coverage.CoverageQueries.TagCondition;
import dev.isobar.query.coverage.FacetCursor;
import dev.isobar.query.entity.EntityNames.Name;
import dev.isobar.query.rest.LikePattern;
import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the entities that articles in the view mention. */
@ApplicationScoped
public class EntityQueries {
  private final CoverageQueries coverage;
  private final EntityNames names;

  EntityQueries(CoverageQueries coverage, EntityNames names) {
    this.coverage = coverage;
    this.names = names;
  }

  /**
   * Returns a page of the entities that match.
   *
   * @param types the accepted types; empty for all
   * @param q a part of a name or of a wording in an article; null for all
   * @param after the end of the previous page; null for the first page
   */
  public ListPage<EntityCount> list(
      ArticleFilter filter, Set<String> types, String q, int limit, FacetCursor after) {
    TagCondition condition = ofTypes(types);
    if (q != null) {
      condition =
          condition.and(
              "t.id IN (SELECT w.tag FROM wording w WHERE lower(w.text) LIKE ? ESCAPE '!')",
              "%" + LikePattern.literal(q) + "%");
    }
    List<Counted> rows = coverage.list(filter, ArticleTag.Kind.ENTITY, condition, limit + 1, after);
    ListPage<Counted> page = ListPage.of(rows, limit, Counted::cursor);
    Map<String, Name> known = names.of(page.items().stream().map(Counted::value).toList());
    return page.map(
        row -> {
          Name name = known.get(row.value());
          return new EntityCount(
              row.value(), name.type(), name.text(), row.articles(), row.weight());
        });
  }

  /** Returns the condition that an entity has one of several types; empty for all. */
  static TagCondition ofTypes(Set<String> types) {
    return types.isEmpty()
        ? TagCondition.NONE
        : TagCondition.NONE.and(
            "EXISTS (SELECT FROM wording w WHERE w.tag = t.id AND w.type IN (%s))"
                .formatted(String.join(", ", Collections.nCopies(types.size(), "?"))),
            types.toArray());
  }
}
