package dev.isobar.query.facet;

import dev.isobar.query.article.ArticleFilter;
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

/** Serves what the articles of a query have in common. */
@Path("/articles/facets")
public class FacetsResource {
  private final FacetQueries view;
  private final ListResponse listing;

  FacetsResource(FacetQueries view, ListResponse listing) {
    this.view = view;
    this.listing = listing;
  }

  /** Returns the most frequent values of each facet. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(
        ArticleFilter.PARAMETERS, FacetRequest.PARAMETERS, QueryParameters.CSV);
    FacetRequest request = FacetRequest.parse(parameters);
    return listing.answer(() -> view.list(request), FacetCount.COLUMNS);
  }
}
