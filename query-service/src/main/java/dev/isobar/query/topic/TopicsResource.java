package dev.isobar.query.topic;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.coverage.FacetCursor;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the topics of the view. */
@Path("/topics")
public class TopicsResource {
  private final TopicQueries view;
  private final ListResponse listing;
  private final PagingConfig config;

  TopicsResource(TopicQueries view, ListResponse listing, PagingConfig config) {
    this.view = view;
    this.listing = listing;
    this.config = config;
  }

  /** Returns the topics of the articles that match the filter, the most frequent first. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(
        ArticleFilter.PARAMETERS_WITH_TEXT, QueryParameters.PAGE, QueryParameters.CSV, Set.of("q"));
    ArticleFilter filter = ArticleFilter.parseWithText(parameters);
    int limit = parameters.limit(config);
    FacetCursor after = FacetCursor.parse(parameters.single("after"));
    String q = parameters.single("q");
    return listing.answer(() -> view.list(filter, q, limit, after), TopicCount.COLUMNS);
  }
}
