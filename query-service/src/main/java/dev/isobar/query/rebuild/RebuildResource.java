package dev.isobar.query.rebuild;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.rest.CuratorAccess;
import dev.isobar.query.rest.ProblemResponse;
import dev.isobar.query.rest.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Starts a rebuild of the view, and says how far it is. */
@Path("/admin/rebuild")
public class RebuildResource {
  private static final Logger LOG = Logger.getLogger("isobar.audit");

  private final ViewRebuild rebuild;
  private final boolean writes;
  private final CuratorAccess access;

  RebuildResource(ViewRebuild rebuild, ViewConfig view, CuratorAccess access) {
    this.rebuild = rebuild;
    this.writes = view.consume();
    this.access = access;
  }

  /** Starts a rebuild in the background. */
  @POST
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  public Response start(@Context HttpHeaders headers, @Context UriInfo uri) throws SQLException {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    access.require(headers);
    if (!writes) {
      return ProblemResponse.of(
          ProblemDetail.of(
              "read-only",
              "This replica only answers queries",
              409,
              "isobar.view.consume is false here: send the request to a replica that writes"));
    }
    if (!rebuild.start()) {
      return ProblemResponse.of(
          ProblemDetail.of(
              "rebuild-running",
              "The view is being rebuilt",
              409,
              "Wait until GET /admin/rebuild says done or failed"));
    }
    LOG.info("a rebuild of the view was started");
    return Response.accepted().header(HttpHeaders.LOCATION, uri.getRequestUri()).build();
  }

  /** Returns the progress of the latest rebuild. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces(MediaType.APPLICATION_JSON)
  public Response progress(@Context HttpHeaders headers, @Context UriInfo uri) throws SQLException {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    access.require(headers);
    Optional<RebuildProgress> latest = rebuild.latest();
    if (latest.isEmpty()) {
      return ProblemResponse.notFound("The view was never rebuilt: POST /admin/rebuild does it");
    }
    return Response.ok(ContractJson.write(latest.get()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
