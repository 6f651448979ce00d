package dev.isobar.query.canary;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.article.PostgresText;
import dev.isobar.query.rest.ProblemResponse;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Says whether a canary is in the view. */
@Path("/canaries")
public class CanaryResource {
  private final SnapshotReader snapshot;
  private final EntityManager entities;

  CanaryResource(SnapshotReader snapshot, EntityManager entities) {
    this.snapshot = snapshot;
    this.entities = entities;
  }

  /** Returns when the canary was sent and written; 404 until it is in the view. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{number}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response one(@PathParam("number") String number, @Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    List<SeenCanary> found = snapshot.read(() -> find(number)).value();
    if (found.isEmpty()) {
      return ProblemResponse.notFound(
          "The view has no canary " + number + ": it is on its way, or older than an hour");
    }
    return Response.ok(ContractJson.write(found.get(0)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private List<SeenCanary> find(String number) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "SELECT number, sent_at, visible_at FROM canary WHERE number = :number",
                Object[].class)
            .setParameter("number", PostgresText.text(number))
            .getResultList();
    return rows.stream()
        .map(row -> new SeenCanary((String) row[0], (Instant) row[1], (Instant) row[2]))
        .toList();
  }

  /** A canary that is in the view. */
  record SeenCanary(String number, Instant sentAt, Instant visibleAt) {}
}
