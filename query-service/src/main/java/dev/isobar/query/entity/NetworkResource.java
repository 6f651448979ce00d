package dev.isobar.query.entity;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.entity.EntityNetwork.Edge;
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

/** Serves which entities articles mention together. */
@Path("/network")
public class NetworkResource {
  private static final int LIMIT = 30;
  private static final int MAX_LIMIT = 100;

  private final NetworkQueries view;
  private final ListResponse listing;

  NetworkResource(NetworkQueries view, ListResponse listing) {
    this.view = view;
    this.listing = listing;
  }

  /** Returns nodes and edges as JSON, or the edges as a table. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response get(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(
        ArticleFilter.PARAMETERS_WITH_TEXT,
        QueryParameters.CSV,
        Set.of("type", "limit", "min-articles"));
    ArticleFilter filter = ArticleFilter.parseWithText(parameters);
    Set<String> types = parameters.list("type", EntitiesResource.TYPES);
    int limit = parameters.limit(LIMIT, MAX_LIMIT);
    int min = parameters.atLeastOne("min-articles");
    return listing.answer(
        () -> view.of(filter, types, limit, min), EntityNetwork::edges, Edge.COLUMNS, "");
  }
}
