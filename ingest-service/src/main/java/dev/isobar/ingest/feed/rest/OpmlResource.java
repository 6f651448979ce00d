package dev.isobar.ingest.feed.rest;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.OpmlWriter;
import dev.isobar.ingest.feed.health.FeedStatusLookup;
import dev.isobar.ingest.feed.registry.FeedService;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Serves the list of feeds as a file for feed readers. */
@Path("/feeds.opml")
@Blocking
public class OpmlResource {
  private final FeedService feeds;
  private final FeedStatusLookup status;

  OpmlResource(FeedService feeds, FeedStatusLookup status) {
    this.feeds = feeds;
    this.status = status;
  }

  @GET
  @Produces({FeedListsResource.OPML, ProblemDetail.MEDIA_TYPE})
  public Response all(@BeanParam FeedQuery query) {
    return opml(query.select(feeds.all(), status));
  }

  static Response opml(List<Feed> feeds) {
    return Response.ok(OpmlWriter.write(feeds), FeedListsResource.OPML + ";charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"feeds.opml\"")
        .build();
  }
}
