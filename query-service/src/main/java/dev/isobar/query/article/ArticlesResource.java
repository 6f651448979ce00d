package dev.isobar.query.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.Sha256;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.JsonBody;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the articles of the view. */
@Path("/articles")
public class ArticlesResource {
  private static final int ETAG_BYTES = 12;
  private static final int MAX_QUERY_BYTES = 1 << 16;

  private final SnapshotReader snapshot;
  private final ArticleQueries view;
  private final ListResponse listing;
  private final PagingConfig config;

  ArticlesResource(
      SnapshotReader snapshot, ArticleQueries view, ListResponse listing, PagingConfig config) {
    this.snapshot = snapshot;
    this.view = view;
    this.listing = listing;
    this.config = config;
  }

  /** Returns the articles that match the filter, newest or most relevant first. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(
        ArticleListRequest.PARAMETERS, QueryParameters.PAGE, QueryParameters.CSV);
    ArticleListRequest request = ArticleListRequest.parse(parameters, config);
    return listing.answer(() -> view.page(request), ArticleCsv.COLUMNS);
  }

  /** Returns the articles that match parameters in the body, for queries too long for a URL. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/query")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response query(InputStream body, @Context UriInfo uri) throws IOException {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown(QueryParameters.CSV);
    ObjectNode object = JsonBody.read(body, MAX_QUERY_BYTES);
    ArticleListRequest request;
    try {
      QueryParameters parameters = new QueryParameters(JsonBody.parameters(object, ""));
      parameters.rejectUnknown(ArticleListRequest.PARAMETERS, QueryParameters.PAGE);
      request = ArticleListRequest.parse(parameters, config);
    } catch (BadParameterException e) {
      throw e.in("");
    }
    return listing.answer(() -> view.page(request), ArticleCsv.COLUMNS);
  }

  /**
   * Returns one article: the bytes of its event with the field {@code story}, or a redirect to the
   * present id of an article that had this one; 410 if it was taken down.
   */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(@PathParam("id") String id, @Context Request request, @Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    var read = snapshot.read(() -> view.find(id));
    if (read.value().isEmpty()) {
      var removed = snapshot.read(() -> view.isRemoved(id));
      if (removed.value()) {
        return ListResponse.gone("The article " + id + " was removed for good", removed.cursor());
      }
      var present = snapshot.read(() -> view.present(id));
      if (present.value().isPresent()) {
        return ListResponse.movedTo(present.value().get(), present.cursor());
      }
      return ListResponse.notFound("The view has no article " + id, read.cursor());
    }
    byte[] json = read.value().get();
    EntityTag tag = new EntityTag(Sha256.hex(json, ETAG_BYTES));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        unchanged != null ? unchanged : Response.ok(json, MediaType.APPLICATION_JSON);
    return ListResponse.describe(answer, read.cursor(), tag).build();
  }
}
