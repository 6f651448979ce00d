package dev.isobar.query.entity;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleSearch;
import dev.isobar.query.article.ArticleTag;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.article.FirstArticles;
import dev.isobar.query.article.TagCounter;
import dev.isobar.query.article.TagCounts;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.coverage.CoverageQueries;
import dev.isobar.query.coverage.CoverageQueries.Counted;
import dev.isobar.query.coverage.CoverageQueries.TagCondition;
import dev.isobar.query.entity.EntityPage.Mentioned;
import dev.isobar.query.entity.EntityPage.Shared;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.search.ConceptLabels;
import dev.isobar.query.trend.TrendQueries;
import dev.isobar.query.trend.TrendRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Collects what the view knows about an entity. */
@ApplicationScoped
public class EntityPageQueries {
  /** How many articles are read to see how they call the entity. */
  static final int MAX_READ = 100;

  private static final int LIMIT = 10;

  private final CoverageQueries coverage;
  private final TagCounter counter;
  private final TrendQueries trends;
  private final ArticleSearch search;
  private final FirstArticles firstArticles;
  private final EntityNames names;
  private final RelatedQueries related;
  private final Clock clock = Clock.systemUTC();

  EntityPageQueries(
      CoverageQueries coverage,
      TagCounter counter,
      TrendQueries trends,
      ArticleSearch search,
      FirstArticles firstArticles,
      EntityNames names,
      RelatedQueries related) {
    this.coverage = coverage;
    this.counter = counter;
    this.trends = trends;
    this.search = search;
    this.firstArticles = firstArticles;
    this.names = names;
    this.related = related;
  }

  /**
   * Returns the page of an entity; empty if no article mentions it.
   *
   * @param parameters say which time the trend and the lists are about, see {@link TrendRequest}
   */
  public Optional<EntityPage> find(String id, QueryParameters parameters) {
    TagCondition isEntity = TagCondition.NONE.andOneOf(List.of(id));
    return coverage.list(ArticleFilter.ALL, Kind.ENTITY, isEntity, 1, null).stream()
        .findFirst()
        .map(total -> page(total, parameters));
  }

  private EntityPage page(Counted total, QueryParameters parameters) {
    String id = total.value();
    TimeRange time = TimeRange.parse(parameters);
    EnrichedArticle last = search.newest(ArticleFilter.mentioning(id, TimeRange.ALL)).orElseThrow();
    ArticleFilter mentioning = ArticleFilter.mentioning(id, time);
    TagCounts counts = counter.count(mentioning, null, EnumSet.allOf(Kind.class), null);
    EntityNames.Name name = names.of(List.of(id)).get(id);
    return new EntityPage(
        id,
        name.type(),
        name.text(),
        ConceptLabels.of(id).orElse(null),
        total.articles(),
        total.weight(),
        Mentioned.of(firstArticles.with(new ArticleTag(Kind.ENTITY, id)).orElse(last)),
        Mentioned.of(last),
        NameCount.of(id, newest(mentioning)),
        trends.read(TrendRequest.ofEntity(id, parameters, end(last, time, parameters))),
        related.most(id, time, counts, LIMIT),
        most(counts, Kind.TOPIC),
        most(counts, Kind.SOURCE),
        most(counts, Kind.LANGUAGE),
        most(counts, Kind.COUNTRY),
        counts.basedOn(),
        "/articles?entity=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  /** Returns when the trend ends: a reader who names no time wants to see the last mention. */
  private Instant end(EnrichedArticle last, TimeRange time, QueryParameters parameters) {
    ZoneId zone = TimeRange.zone(parameters);
    return time.from() == null ? ArticleTime.inZone(last, zone) : clock.instant();
  }

  private List<EnrichedArticle> newest(ArticleFilter mentioning) {
    List<EnrichedArticle> newest = new ArrayList<>();
    search.search(
        mentioning, null, MAX_READ, article -> newest.add(article) && newest.size() < MAX_READ);
    return newest;
  }

  private List<Shared> most(TagCounts counts, Kind kind) {
    return coverage.list(counts.of(kind), kind, TagCondition.NONE, LIMIT, null).stream()
        .map(counted -> new Shared(counted.value(), counted.articles()))
        .toList();
  }
}
