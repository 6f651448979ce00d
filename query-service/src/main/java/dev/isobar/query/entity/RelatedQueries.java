package dev.isobar.query.entity;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.TagCounter;
import dev.isobar.query.article.TagCounts;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.coverage.CoverageQueries;
import dev.isobar.query.coverage.CoverageQueries.Counted;
import dev.isobar.query.coverage.CoverageQueries.TagCondition;
import dev.isobar.query.coverage.FacetCursor;
import dev.isobar.query.entity.EntityNames.Name;
import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds which entities articles mention together with another one. */
@ApplicationScoped
class RelatedQueries {
  /** Of how many entities, the most frequent ones, those with the highest measure are chosen. */
  private static final int MAX_MEASURED = 200;

  /** One common article may be chance, however rare both entities are. */
  private static final int MIN_MEASURED = 2;

  private final CoverageQueries coverage;
  private final TagCounter counter;
  private final EntityNames names;

  RelatedQueries(CoverageQueries coverage, TagCounter counter, EntityNames names) {
    this.coverage = coverage;
    this.counter = counter;
    this.names = names;
  }

  /**
   * Returns a page of entities, those with the most common articles first.
   *
   * @param types the accepted types; empty for all
   * @param after the end of the previous page; null for the first page
   */
  ListPage<RelatedEntity> list(
      String id, TimeRange time, Set<String> types, int limit, FacetCursor after) {
    TagCounts counts = count(id, time);
    List<Counted> rows = others(id, counts, types, limit + 1, after);
    ListPage<Counted> page = ListPage.of(rows, limit, Counted::cursor);
    return new ListPage<>(named(measure(id, time, counts, page.items())), page.next())
        .withBasedOn(counts.basedOn());
  }

  /** Returns the entities with the highest measure. */
  ListPage<RelatedEntity> strongest(String id, TimeRange time, Set<String> types, int limit) {
    TagCounts counts = count(id, time);
    List<Counted> frequent = new ArrayList<>(others(id, counts, types, MAX_MEASURED, null));
    frequent.removeIf(row -> row.articles() < MIN_MEASURED);
    List<Measured> strongest =
        measure(id, time, counts, frequent).stream()
            .sorted(
                Comparator.comparingDouble(Measured::npmi)
                    .reversed()
                    .thenComparing(measured -> measured.counted().value()))
            .limit(limit)
            .toList();
    return new ListPage<>(named(strongest), null).withBasedOn(counts.basedOn());
  }

  /** Returns the entities with the most common articles, of articles that were counted. */
  List<RelatedEntity> most(String id, TimeRange time, TagCounts counts, int limit) {
    return named(measure(id, time, counts, others(id, counts, Set.of(), limit, null)));
  }

  private TagCounts count(String id, TimeRange time) {
    return counter.count(ArticleFilter.mentioning(id, time), Kind.ENTITY);
  }

  private List<Counted> others(
      String id, TagCounts counts, Set<String> types, int limit, FacetCursor after) {
    TagCondition condition = EntityQueries.ofTypes(types).and("t.value <> ?", id);
    return coverage.list(counts.of(Kind.ENTITY), Kind.ENTITY, condition, limit, after);
  }

  /** Holds an entity that has no name yet: to find names is dear. */
  private record Measured(Counted counted, double share, double npmi) {}

  private List<Measured> measure(
      String id, TimeRange time, TagCounts counts, List<Counted> related) {
    if (related.isEmpty()) {
      return List.of();
    }
    List<String> measured = new ArrayList<>(related.stream().map(Counted::value).toList());
    measured.add(id);
    Map<String, Long> totals =
        coverage
            .list(
                ArticleFilter.of(time),
                Kind.ENTITY,
                TagCondition.NONE.andOneOf(measured),
                measured.size(),
                null)
            .stream()
            .collect(Collectors.toMap(Counted::value, Counted::articles));
    long all = coverage.articles(time);
    long counted = counts.basedOn().articles();
    List<Measured> rows = new ArrayList<>();
    for (Counted row : related) {
      double share = (double) row.articles() / counted;
      long one = totals.get(id);
      long other = totals.get(row.value());
      rows.add(
          new Measured(
              row,
              Math.rint(share * 10_000) / 10_000,
              Association.npmi(Math.min(share * one, other), one, other, all)));
    }
    return rows;
  }

  private List<RelatedEntity> named(List<Measured> rows) {
    Map<String, Name> known = names.of(rows.stream().map(row -> row.counted().value()).toList());
    return rows.stream()
        .map(
            row -> {
              Name name = known.get(row.counted().value());
              return new RelatedEntity(
                  row.counted().value(),
                  name.type(),
                  name.text(),
                  row.counted().articles(),
                  row.share(),
                  row.npmi());
            })
        .toList();
  }
}
