package dev.isobar.query.mcp;

import static dev.isobar.query.rest.QueryParameters.PAGE;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleListRequest;
import dev.isobar.query.article.ArticleQueries;
import dev.isobar.query.article.PostgresText;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.entity.EntitiesResource;
import dev.isobar.query.entity.EntityPageQueries;
import dev.isobar.query.entity.EntityQueries;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.PageCursor;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.story.StoryQueries;
import dev.isobar.query.timeline.TimelineFilter;
import dev.isobar.query.timeline.TimelineQueries;
import dev.isobar.query.trend.TrendQueries;
import dev.isobar.query.trend.TrendRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists the tools: each is a path of the REST interface, with its parameters. */
@Singleton
class ToolList {
  private static final String ID = "id";

  private final ArticleQueries articles;
  private final StoryQueries stories;
  private final EntityQueries entities;
  private final EntityPageQueries entityPages;
  private final TrendQueries trends;
  private final TimelineQueries timeline;
  private final PagingConfig paging;
  private final Clock clock = Clock.systemUTC();

  ToolList(
      ArticleQueries articles,
      StoryQueries stories,
      EntityQueries entities,
      EntityPageQueries entityPages,
      TrendQueries trends,
      TimelineQueries timeline,
      PagingConfig paging) {
    this.articles = articles;
    this.stories = stories;
    this.entities = entities;
    this.entityPages = entityPages;
    this.trends = trends;
    this.timeline = timeline;
    this.paging = paging;
  }

  List<Tool> all() {
    return List.of(
        new Tool(
            "search",
            union(ArticleFilter.PARAMETERS, PAGE, Set.of("sort")),
            "send a lower limit",
            this::search),
        new Tool(
            "article",
            Set.of(ID, ArticleText.FROM),
            "it mentions too much to be shown here; search with words of it finds a snippet",
            this::article),
        new Tool(
            "story",
            Set.of(ID),
            "it has too many articles to be shown here; find single ones with search, and read them"
                + " with article",
            this::story),
        new Tool(
            "entity",
            union(TrendRequest.TIME, Set.of(ID, "q", "type")),
            "send a longer part of the name as q, or with id a later from, or a longer interval",
            this::entity),
        new Tool(
            "trends",
            TrendRequest.UNSPLIT,
            "send fewer values of id or a lower limit, a later from, or a longer interval",
            this::trends),
        new Tool(
            "calendar",
            union(TimelineFilter.PARAMETERS, PAGE),
            "send a lower limit",
            this::calendar));
  }

  private Object search(QueryParameters arguments) {
    return articles.page(ArticleListRequest.parse(arguments, paging));
  }

  private Object article(QueryParameters arguments) {
    String id = required(ID, arguments);
    int from = ArticleText.from(arguments);
    return articles
        .whole(id)
        .map(found -> ArticleText.of(found, from))
        .orElseThrow(
            () ->
                new BadParameterException(
                    ID,
                    articles.isRemoved(id)
                        ? "id: the article " + id + " was removed for good"
                        : "id: the view has no article " + id + "; find ids with search"));
  }

  private Object story(QueryParameters arguments) {
    String id = required(ID, arguments);
    return stories
        .present(id)
        .flatMap(stories::find)
        .orElseThrow(
            () ->
                new BadParameterException(
                    ID,
                    "id: the view has no story " + id + "; articles of search name their story"));
  }

  /** Finds entities by name, or returns what the view knows about one. */
  private Object entity(QueryParameters arguments) {
    String id = arguments.single(ID);
    String q = arguments.single("q");
    if ((id == null) == (q == null)) {
      throw new BadParameterException(
          ID, "send id for one entity, or q with a part of a name to find ids");
    }
    Set<String> types = arguments.list("type", EntitiesResource.TYPES);
    if (id == null) {
      ArticleFilter filter = ArticleFilter.parseWithText(arguments.only(TrendRequest.TIME));
      return entities.list(filter, types, q, paging.limit(), null);
    }
    if (!types.isEmpty()) {
      throw new BadParameterException("type", "type belongs to q: omit it beside id");
    }
    TrendRequest.ofEntity(id, arguments, clock.instant());
    return entityPages
        .find(PostgresText.text(id), arguments)
        .orElseThrow(
            () ->
                new BadParameterException(
                    ID, "id: no article mentions " + id + "; find ids with q"));
  }

  private Object trends(QueryParameters arguments) {
    return Map.of("items", trends.read(TrendRequest.parse(arguments, clock)));
  }

  private Object calendar(QueryParameters arguments) {
    String after = arguments.single("after");
    return timeline.list(
        TimelineFilter.parse(arguments),
        arguments.limit(paging),
        after == null ? null : PageCursor.parse(after));
  }

  private static String required(String name, QueryParameters arguments) {
    String value = arguments.single(name);
    if (value == null || value.isBlank()) {
      throw new BadParameterException(name, name + " is missing: send one");
    }
    return value;
  }

  @SafeVarargs
  private static Set<String> union(Set<String>... some) {
    Set<String> all = new HashSet<>();
    Arrays.stream(some).forEach(all::addAll);
    return all;
  }
}
