package dev.isobar.query.rising;

import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves what is reported about more than usual. */
@Path("/trends/rising")
public class RisingResource {
  private final RisingQueries view;
  private final ListResponse listing;
  private final Clock clock = Clock.systemUTC();

  RisingResource(RisingQueries view, ListResponse listing) {
    this.view = view;
    this.listing = listing;
  }

  /** Returns what rises most. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(RisingRequest.PARAMETERS, QueryParameters.CSV);
    RisingRequest request = RisingRequest.parse(parameters, clock.instant());
    return listing.answer(
        () -> view.list(request),
        RisingItem.COLUMNS,
        "." + request.windows().end().toEpochSecond());
  }
}
