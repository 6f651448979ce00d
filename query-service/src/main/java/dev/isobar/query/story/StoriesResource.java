package dev.isobar.query.story;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.ListResponse;
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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the stories of the view. */
@Path("/stories")
public class StoriesResource {
  private final SnapshotReader snapshot;
  private final StoryQueries view;
  private final StoryLists lists;
  private final ListResponse listing;
  private final PagingConfig config;
  private final Clock clock = Clock.systemUTC();

  StoriesResource(
      SnapshotReader snapshot,
      StoryQueries view,
      StoryLists lists,
      ListResponse listing,
      PagingConfig config) {
    this.snapshot = snapshot;
    this.view = view;
    this.lists = lists;
    this.listing = listing;
    this.config = config;
  }

  /** Returns the stories that have an article that matches. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces({MediaType.APPLICATION_JSON, ListResponse.NDJSON, ListResponse.CSV})
  public Response list(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(
        ArticleFilter.PARAMETERS,
        StoriesRequest.PARAMETERS,
        QueryParameters.PAGE,
        QueryParameters.CSV);
    StoriesRequest request = StoriesRequest.parse(parameters, config, clock.instant());
    return listing.answer(() -> lists.list(request), StoryItem.COLUMNS, request.state());
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
