package dev.isobar.query.article;

import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what a client asks of the list of articles.
 *
 * @param ids the articles to choose from, by present or former ids; empty for all
 * @param story the story that they belong to; null for any
 * @param sort {@code time} or {@code relevance}
 * @param highlight whether words of the query are highlighted
 * @param limit the number of articles
 * @param after the end of the previous page by time; null for the first page
 * @param afterRelevant the end of the previous page by relevance; null for the first page
 */
public record ArticleListRequest(
    ArticleFilter filter,
    Set<String> ids,
    String story,
    String sort,
    boolean highlight,
    int limit,
    ArticleCursor after,
    RelevanceCursor afterRelevant) {
  /** The parameters that choose articles. */
  public static final Set<String> SELECTION =
      union(ArticleFilter.PARAMETERS, Set.of("id", "story"));

  /** The parameters that change how the same articles are shown. */
  public static final Set<String> PRESENTATION = Set.of("sort", "highlight");

  /** The parameters that {@link #parse} reads, besides those of the page. */
  public static final Set<String> PARAMETERS = union(SELECTION, PRESENTATION);

  private static final String TIME = "time";
  private static final String RELEVANCE = "relevance";

  /**
   * Reads the parameters. Ignores all others.
   *
   * @throws BadParameterException if a value is invalid; the message names the remedy
   */
  public static ArticleListRequest parse(QueryParameters parameters, PagingConfig config) {
    ArticleFilter filter = ArticleFilter.parse(parameters);
    Set<String> ids = parameters.list("id");
    String story = parameters.single("story");
    String sort = parameters.choice("sort", List.of(TIME, RELEVANCE), TIME);
    boolean ranked = sort.equals(RELEVANCE);
    if (ranked && filter.query() == null) {
      throw new BadParameterException("sort", "sort=relevance needs q: send words to search for");
    }
    if (ranked && (story != null || !ids.isEmpty())) {
      throw new BadParameterException(
          "sort", "articles that are chosen by story or id are sorted by time");
    }
    if (story != null && !ids.isEmpty()) {
      throw new BadParameterException("id", "id and story exclude each other: send one of them");
    }
    String after = parameters.single("after");
    return new ArticleListRequest(
        filter,
        ids,
        story,
        sort,
        parameters.flag("highlight", false),
        parameters.limit(config),
        after == null || ranked ? null : ArticleCursor.parse(after),
        after == null || !ranked ? null : RelevanceCursor.parse(after));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether the most relevant articles come first. */
  boolean isRanked() {
    return sort.equals(RELEVANCE);
  }

  /** Returns the request for other articles that match the same filter, by their ids. */
  public ArticleListRequest ofArticles(Set<String> others) {
    return new ArticleListRequest(
        filter, others, null, TIME, highlight, Math.max(1, others.size()), null, null);
  }

  /** Returns the request for the next page by time. */
  public ArticleListRequest next(String cursor) {
    return new ArticleListRequest(
        filter, ids, story, sort, highlight, limit, ArticleCursor.parse(cursor), null);
  }
}
