package dev.isobar.query.facet;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.TagCounter;
import dev.isobar.query.article.TagCounts;
import dev.isobar.query.coverage.CoverageQueries;
import dev.isobar.query.coverage.CoverageQueries.Counted;
import dev.isobar.query.coverage.CoverageQueries.TagCondition;
import dev.isobar.query.coverage.DailyCoverage;
import dev.isobar.query.entity.EntityNames;
import dev.isobar.query.rest.BasedOn;
import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts the values of facets for the articles of a query. */
@ApplicationScoped
class FacetQueries {
  private final CoverageQueries coverage;
  private final DailyCoverage daily;
  private final TagCounter counter;
  private final EntityNames names;

  FacetQueries(
      CoverageQueries coverage, DailyCoverage daily, TagCounter counter, EntityNames names) {
    this.coverage = coverage;
    this.daily = daily;
    this.counter = counter;
    this.names = names;
  }

  /** Returns the values of each facet, the most frequent first, days from the newest one. */
  ListPage<FacetCount> list(FacetRequest request) {
    return request.isTimeOnly() ? stored(request) : counted(request);
  }

  private ListPage<FacetCount> stored(FacetRequest request) {
    ArticleFilter filter = request.filter();
    BasedOn all = new BasedOn(coverage.articles(filter.time()), true);
    List<FacetCount> facets = new ArrayList<>();
    for (Kind kind : request.kinds()) {
      add(kind, coverage.list(filter, kind, TagCondition.NONE, request.limit(), null), all, facets);
    }
    if (request.zone() != null) {
      addDays(daily.newest(filter.time(), request.zone(), request.limit()), request, all, facets);
    }
    return new ListPage<>(facets, null).withBasedOn(all);
  }

  private ListPage<FacetCount> counted(FacetRequest request) {
    TagCounts counts =
        counter.count(request.filter(), request.story(), request.kinds(), request.zone());
    List<FacetCount> facets = new ArrayList<>();
    for (Kind kind : request.kinds()) {
      List<Counted> first =
          coverage.list(counts.of(kind), kind, TagCondition.NONE, request.limit(), null);
      add(kind, first, counts.basedOn(), facets);
    }
    addDays(counts.days(), request, counts.basedOn(), facets);
    ListPage<FacetCount> page = new ListPage<>(facets, null);
    return (request.filter().query() == null
            ? page
            : page.withHints(request.filter().query().alsoSearched(), List.of()))
        .withBasedOn(counts.basedOn());
  }

  private void add(Kind kind, List<Counted> counted, BasedOn all, List<FacetCount> facets) {
    Map<String, EntityNames.Name> known =
        kind == Kind.ENTITY ? names.of(counted.stream().map(Counted::value).toList()) : Map.of();
    for (Counted one : counted) {
      String name = kind == Kind.ENTITY ? known.get(one.value()).text() : null;
      facets.add(FacetCount.of(kind.word(), one.value(), name, one.articles(), all.articles()));
    }
  }

  private static void addDays(
      Map<LocalDate, Long> days, FacetRequest request, BasedOn all, List<FacetCount> facets) {
    days.entrySet().stream()
        .limit(request.limit())
        .map(
            day ->
                FacetCount.of(
                    FacetRequest.DAY,
                    day.getKey().toString(),
                    null,
                    day.getValue(),
                    all.articles()))
        .forEach(facets::add);
  }
}
