package dev.isobar.query.dashboard;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.rest.QueryParameters;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves {@code /status/ingest}: how the feeds are, for a page that reaches only this service. */
@Path("/status/ingest")
@Blocking
public class StatusResource {
  private static final String AFTER = "after";

  private final IngestClient ingest;

  StatusResource(IngestClient ingest) {
    this.ingest = ingest;
  }

  /** Returns how ingest-service is, with a page of its feeds; also if it does not answer. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces(MediaType.APPLICATION_JSON)
  public Response ingest(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(Set.of(AFTER));
    String after = parameters.single(AFTER);
    IngestStatus status = after == null ? ingest.status() : ingest.statusAfter(after);
    return Response.ok(ContractJson.write(status), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
