package dev.isobar.query.alert;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleListRequest;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.JsonBody;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.savedquery.SavedQueryParameters;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says which articles alerts are about. */
@Singleton
class AlertFilters {
  /** What changes how articles are shown. */
  private static final Set<String> IGNORED = Set.of("sort", "highlight", "limit");

  private final SavedQueryParameters queries;
  private final PagingConfig config;

  AlertFilters(SavedQueryParameters queries, PagingConfig config) {
    this.queries = queries;
    this.config = config;
  }

  /** Returns the parameters of {@code /articles}; empty if the saved query is gone. */
  Optional<Map<String, List<String>>> parameters(Alert alert) {
    return alert.query() == null
        ? Optional.of(JsonBody.parameters(alert.parameters(), AlertJson.PARAMETERS))
        : queries.of(alert.query());
  }

  /**
   * Returns the filter.
   *
   * @throws ProblemException if there is no such saved query
   * @throws BadParameterException if a parameter is invalid, or chooses articles that are there
   */
  ArticleFilter filter(Alert alert) {
    Map<String, List<String>> parameters =
        parameters(alert)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "/query", "There is no saved query " + alert.query() + ": see /queries"));
    try {
      ArticleFilter filter = parse(parameters);
      if (alert.when().kind() == AlertCondition.Kind.FIRST_MENTION && filter.entities().isEmpty()) {
        throw ProblemException.invalid(
            "/when", "first-mention needs entities: add entity to the query");
      }
      return filter;
    } catch (BadParameterException e) {
      if (alert.query() != null) {
        throw ProblemException.invalid(
            "/query",
            "The saved query %s cannot raise alerts: %s".formatted(alert.query(), e.getMessage()));
      }
      throw e.in(AlertJson.PARAMETERS);
    }
  }

  /** Returns why a saved alert tells nothing; empty if it does. */
  Optional<String> problem(Alert alert) {
    try {
      filter(alert);
      return Optional.empty();
    } catch (BadParameterException | ProblemException e) {
      return Optional.of("The alert tells nothing: " + e.getMessage());
    }
  }

  /**
   * Reads parameters of {@code /articles}.
   *
   * @throws BadParameterException if one is invalid
   */
  ArticleFilter parse(Map<String, List<String>> given) {
    QueryParameters parameters = new QueryParameters(given);
    parameters.rejectUnknown(ArticleListRequest.PARAMETERS, IGNORED);
    for (String name : List.of("id", "story")) {
      if (given.containsKey(name)) {
        throw new BadParameterException(
            name, name + " chooses articles that are there: remove it, alerts tell of new ones");
      }
    }
    return ArticleListRequest.parse(parameters, config).filter();
  }
}
