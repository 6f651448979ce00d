package dev.isobar.query.feed;

import dev.isobar.query.rest.QueryParameters;
import io.quarkus.vertx.http.Compressed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the list of articles as a feed. */
@Path("/articles")
public class ArticleFeedsResource {
  /** Clients that accept anything get the list of {@code /articles}, not a feed. */
  private static final String ON_DEMAND = ";qs=0.1";

  private final FeedResponse response;

  ArticleFeedsResource(FeedResponse response) {
    this.response = response;
  }

  /** Returns the articles that match as Atom or JSON Feed. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/feed.{format:atom|json}")
  @Compressed
  @Produces(MediaType.WILDCARD)
  public Response feed(@PathParam("format") String format, @Context UriInfo uri) {
    return feed(uri, FeedFormat.of(format));
  }

  /** Returns Atom to clients of the list that accept it. */
  @GET
  @Operation(hidden = true)
  @Compressed
  @Produces(AtomWriter.TYPE + ON_DEMAND)
  public Response acceptedAtom(@Context UriInfo uri) {
    return feed(uri, FeedFormat.ATOM);
  }

  /** Returns JSON Feed to clients of the list that accept it. */
  @GET
  @Operation(hidden = true)
  @Compressed
  @Produces(JsonFeedWriter.TYPE + ON_DEMAND)
  public Response acceptedJson(@Context UriInfo uri) {
    return feed(uri, FeedFormat.JSON);
  }

  private Response feed(UriInfo uri, FeedFormat format) {
    return response.answer(
        ArticleFeeds.select(new QueryParameters(uri.getQueryParameters()), format));
  }
}
