package dev.isobar.query.trend;

import dev.isobar.query.rest.ListPage;
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

/** Serves counts over time. */
@Path("/trends")
public class TrendsResource {
  private final TrendQueries view;
  private final SplitQueries splits;
  private final ListResponse listing;
  private final Clock clock = Clock.systemUTC();

  TrendsResource(TrendQueries view, SplitQueries splits, ListResponse listing) {
    this.view = view;
    this.splits = splits;
    this.listing = listing;
  }

  /** Returns one item per id and bucket; buckets without articles too. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(TrendRequest.PARAMETERS, QueryParameters.CSV);
    TrendRequest request = TrendRequest.parse(parameters, clock);
    String state = "." + request.before().toEpochSecond();
    return request.split() != null
        ? listing.answer(() -> splits.read(request), SplitPoint.columns(request.split()), state)
        : listing.answer(() -> new ListPage<>(view.read(request), null), TrendPoint.COLUMNS, state);
  }
}
