package dev.isobar.query.story;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.PageCursor;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the stories of the view. */
@Path("/stories")
public class StoriesResource {
  private static final Set<String> PARAMETERS = Set.of("from", "to", "tz", "min-articles");

  private final SnapshotReader snapshot;
  private final StoryQueries view;
  private final ListResponse listing;
  private final PagingConfig config;

  StoriesResource(
      SnapshotReader snapshot, StoryQueries view, ListResponse listing, PagingConfig config) {
    this.snapshot = snapshot;
    this.view = view;
    this.listing = listing;
    this.config = config;
  }

  /** Returns the stories, those with the latest article first. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(PARAMETERS, QueryParameters.PAGE, QueryParameters.CSV);
    TimeRange time = TimeRange.parse(parameters);
    StoryQueries.Filter filter =
        new StoryQueries.Filter(time.from(), time.before(), parameters.atLeastOne("min-articles"));
    int limit = parameters.limit(config);
    String after = parameters.single("after");
    PageCursor cursor = after == null ? null : PageCursor.parse(after);
    return listing.answer(() -> view.list(filter, limit, cursor), StoryItem.COLUMNS);
  }

  /**
   * Returns one story. The id of any of its articles leads to it, so an id that the story had
   * before it was joined to another one does too.
   */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(@PathParam("id") String id, @Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    var read = snapshot.read(() -> view.present(id));
    String present = read.value().orElse(null);
    if (present == null) {
      return ListResponse.notFound(missing(id), read.cursor());
    }
    if (!present.equals(id)) {
      return ListResponse.movedTo(present, read.cursor());
    }
    var story = snapshot.read(() -> view.find(id));
    if (story.value().isEmpty()) {
      return ListResponse.notFound(missing(id), story.cursor());
    }
    return Response.ok(ContractJson.write(story.value().get()), MediaType.APPLICATION_JSON)
        .header(ListResponse.CURSOR, story.cursor())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private static String missing(String id) {
    return "The view has no story " + id;
  }
}
