package dev.isobar.query.facet;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.rest.QueryParameters;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds what a reader asks for.
 *
 * @param story the story that the articles belong to; null for any
 * @param kinds the facets that are tags
 * @param zone the time zone of the days; null if no days are asked for
 * @param limit how many values of each facet
 */
record FacetRequest(ArticleFilter filter, String story, Set<Kind> kinds, ZoneId zone, int limit) {
  static final String DAY = "day";
  static final Set<String> PARAMETERS = Set.of("story", "facet", "limit");

  private static final List<String> FACETS =
      Stream.concat(Arrays.stream(Kind.values()).map(Kind::word), Stream.of(DAY)).toList();

  private static final int LIMIT = 10;
  private static final int MAX_LIMIT = 100;

  /**
   * Reads the parameters.
   *
   * @throws dev.isobar.query.rest.BadParameterException if one is invalid; the message names the
   *     remedy
   */
  static FacetRequest parse(QueryParameters parameters) {
    Set<String> asked = parameters.list("facet", FACETS);
    Set<String> facets = asked.isEmpty() ? Set.copyOf(FACETS) : asked;
    Set<Kind> kinds = EnumSet.allOf(Kind.class);
    kinds.removeIf(kind -> !facets.contains(kind.word()));
    return new FacetRequest(
        ArticleFilter.parse(parameters),
        parameters.single("story"),
        kinds,
        facets.contains(DAY) ? TimeRange.zone(parameters) : null,
        parameters.limit(LIMIT, MAX_LIMIT));
  }

  /** Returns whether the stored counts answer it, whatever the number of articles. */
  boolean isTimeOnly() {
    return filter.isTimeOnly() && story == null;
  }
}
