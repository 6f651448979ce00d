package dev.isobar.query.timeline;

import dev.isobar.query.article.TimeRange;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.PageCursor;
import dev.isobar.query.rest.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves what happens when: happenings of known days. */
@Path("/")
public class TimelineResource {
  private static final MediaType CALENDAR = MediaType.valueOf("text/calendar;charset=UTF-8");

  /** How far a calendar goes back if the reader names no day. */
  private static final int CALENDAR_DAYS = 92;

  private static final int CALENDAR_EVENTS = 1_000;

  private final TimelineQueries view;
  private final ListResponse listing;
  private final PagingConfig config;
  private final Clock clock = Clock.systemUTC();

  TimelineResource(TimelineQueries view, ListResponse listing, PagingConfig config) {
    this.view = view;
    this.listing = listing;
    this.config = config;
  }

  /** Returns happenings, those with the latest first day first. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("timeline")
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(TimelineFilter.PARAMETERS, QueryParameters.PAGE, QueryParameters.CSV);
    TimelineFilter filter = TimelineFilter.parse(parameters);
    int limit = parameters.limit(config);
    String after = parameters.single("after");
    PageCursor cursor = after == null ? null : PageCursor.parse(after);
    return listing.answer(() -> view.list(filter, limit, cursor), TimelineItem.COLUMNS);
  }

  /** Returns happenings as a calendar, those that were cancelled too. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("timeline.ics")
  @Produces("text/calendar")
  public Response calendar(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(TimelineFilter.PARAMETERS);
    LocalDate today = LocalDate.ofInstant(clock.instant(), TimeRange.zone(parameters));
    TimelineFilter filter = TimelineFilter.parse(parameters).orFrom(today.minusDays(CALENDAR_DAYS));
    return listing.answerText(
        () -> ICalendar.write(view.calendar(filter, CALENDAR_EVENTS)), CALENDAR, "." + today);
  }
}
