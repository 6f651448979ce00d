package dev.isobar.query.savedquery;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.rest.CuratorAccess;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.rest.Precondition;
import dev.isobar.query.rest.QueryParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves {@code /queries}: reads and changes saved queries. */
@Path("/queries")
@Produces(MediaType.APPLICATION_JSON)
public class SavedQueriesResource {
  private final SavedQueries queries;
  private final SavedQueryChanges changes;
  private final CuratorAccess access;

  SavedQueriesResource(SavedQueries queries, SavedQueryChanges changes, CuratorAccess access) {
    this.queries = queries;
    this.changes = changes;
    this.access = access;
  }

  /** Returns all saved queries, ordered by id. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  public Response list(@Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    return Response.ok(
            ContractJson.write(new ListPage<>(queries.all(), null)), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  /** Saves a query under its id, or under one that its name suggests. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream body, @Context HttpHeaders headers) throws IOException {
    access.require(headers);
    SavedQuery query = changes.create(SavedQueryJson.read(body));
    return created(query);
  }

  /** Returns a saved query. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  public Response get(@PathParam("id") String id, @Context Request request) {
    SavedQuery query = queries.find(id).orElseThrow(() -> SavedQueryProblems.unknown(id)).query();
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(query));
    return unchanged == null ? ok(query).build() : unchanged.tag(tag(query)).build();
  }

  /** Saves or replaces a query. */
  @PUT
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("id") String id,
      @Context HttpHeaders headers,
      @Context Request request,
      InputStream body)
      throws IOException {
    access.require(headers);
    SavedQuery query = SavedQueryJson.read(id, body);
    return changes.put(query, condition(request)) ? created(query) : ok(query).build();
  }

  /** Removes a saved query. */
  @DELETE
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  public Response remove(
      @PathParam("id") String id, @Context HttpHeaders headers, @Context Request request) {
    access.require(headers);
    changes.remove(id, condition(request));
    return Response.noContent().build();
  }

  /** Returns what checks If-Match and If-None-Match. */
  private static Consumer<SavedQuery> condition(Request request) {
    return before ->
        Precondition.check(request, before == null ? null : tag(before), SavedQueryProblems::stale);
  }

  /** The header is relative: an absolute address would be made from the Host header. */
  private static Response created(SavedQuery query) {
    return ok(query)
        .status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/queries/" + query.id())
        .build();
  }

  private static Response.ResponseBuilder ok(SavedQuery query) {
    return Response.ok(SavedQueryJson.write(query), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .tag(tag(query));
  }

  private static EntityTag tag(SavedQuery query) {
    return new EntityTag(SavedQueryJson.version(query));
  }
}
