package dev.isobar.query.source;

import dev.isobar.query.article.TimeRange;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the sources of the view: feeds and publishers. */
@Path("/sources")
public class SourcesResource {

  private final SourceQueries view;
  private final ListResponse listing;
  private final PagingConfig config;

  SourcesResource(SourceQueries view, ListResponse listing, PagingConfig config) {
    this.view = view;
    this.listing = listing;
    this.config = config;
  }

  /** Returns the sources, those with the most articles first. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(TimeRange.PARAMETERS, QueryParameters.PAGE, QueryParameters.CSV);
    TimeRange time = TimeRange.parse(parameters);
    int limit = parameters.limit(config);
    FacetCursor after = FacetCursor.parse(parameters.single("after"));
    return listing.answer(() -> view.list(time, limit, after), SourceItem.COLUMNS);
  }
}
