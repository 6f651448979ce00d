package dev.isobar.query.article;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves which of some articles the view has, and in which revision. */
@Path("/revisions")
public class RevisionsResource {
  private static final int MAX_IDS = 200;

  private final SnapshotReader snapshot;
  private final RevisionQueries view;

  RevisionsResource(SnapshotReader snapshot, RevisionQueries view) {
    this.snapshot = snapshot;
    this.view = view;
  }

  /**
   * Returns the articles with the given ids, in the order asked for; those missing are left out.
   */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces(MediaType.APPLICATION_JSON)
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(Set.of("id"));
    Set<String> ids = parameters.list("id", MAX_IDS);
    if (ids.isEmpty()) {
      throw new BadParameterException("id", "id is required: send up to " + MAX_IDS + " ids");
    }
    var read = snapshot.read(() -> view.find(ids));
    return Response.ok(ContractJson.write(Map.of("items", read.value())))
        .header(ListResponse.CURSOR, read.cursor())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}
