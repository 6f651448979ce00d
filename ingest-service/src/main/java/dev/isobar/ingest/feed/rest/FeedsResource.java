package dev.isobar.ingest.feed.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.definition.FeedYaml;
import dev.isobar.ingest.feed.health.FeedStatusLookup;
import dev.isobar.ingest.feed.registry.FeedCondition;
import dev.isobar.ingest.feed.registry.FeedHistory;
import dev.isobar.ingest.feed.registry.FeedService;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Serves {@code /feeds}: reads and changes the list of feeds. */
@Path("/feeds")
@Produces({MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
@Blocking
public class FeedsResource {
  private static final List<MediaType> FORMATS =
      List.of(
          MediaType.APPLICATION_JSON_TYPE,
          MediaType.valueOf(FeedListsResource.YAML),
          MediaType.valueOf("text/yaml"),
          MediaType.valueOf(FeedListsResource.OPML));

  private final FeedService feeds;
  private final FeedStatusLookup status;
  private final FeedHistory history;
  private final FeedClient client;

  FeedsResource(
      FeedService feeds, FeedStatusLookup status, FeedHistory history, FeedClient client) {
    this.feeds = feeds;
    this.status = status;
    this.history = history;
    this.client = client;
  }

  @GET
  @Produces({
    MediaType.APPLICATION_JSON,
    FeedListsResource.YAML,
    "text/yaml",
    FeedListsResource.OPML,
    ProblemDetail.MEDIA_TYPE
  })
  public Response list(@BeanParam FeedQuery query, @Context HttpHeaders headers) {
    List<Feed> selected = query.select(feeds.all(), status);
    MediaType type = format(headers.getAcceptableMediaTypes());
    if (type.getSubtype().equals("yaml")) {
      return Response.ok(FeedYaml.write(selected), type.withCharset("utf-8")).build();
    }
    return type.getSubtype().equals("x-opml")
        ? OpmlResource.opml(selected)
        : page(selected, query.page(selected));
  }

  private static MediaType format(List<MediaType> accepted) {
    for (MediaType wanted : accepted) {
      for (MediaType format : FORMATS) {
        if (wanted.isCompatible(format)) {
          return format;
        }
      }
    }
    return MediaType.APPLICATION_JSON_TYPE;
  }

  private static Response page(List<Feed> selected, List<Feed> page) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("feeds");
    page.forEach(feed -> items.add(FeedJson.tree(feed)));
    answer.put("total", selected.size());
    if (!page.isEmpty() && page.get(page.size() - 1) != selected.get(selected.size() - 1)) {
      answer.put("next", page.get(page.size() - 1).id());
    }
    return Response.ok(answer.toString().getBytes(UTF_8), MediaType.APPLICATION_JSON).build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(InputStream body) throws IOException {
    return answer(feeds.create(FeedJson.read(bytes(body)), client.name()));
  }

  @GET
  @Path("{id}")
  public Response one(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
    Feed feed = feeds.get(id);
    return known != null && FeedCondition.matches(known, FeedJson.version(feed))
        ? Response.notModified(FeedJson.version(feed)).build()
        : ok(200, feed).build();
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
      InputStream body)
      throws IOException {
    Feed feed = FeedJson.read(bytes(body));
    return answer(feeds.put(id, feed, new FeedCondition(ifMatch, ifNoneMatch), client.name()));
  }

  @DELETE
  @Path("{id}")
  public Response remove(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    feeds.remove(id, new FeedCondition(ifMatch, null), client.name());
    return Response.noContent().build();
  }

  /** Lists the last changes by users, also those of a feed that was removed. */
  @GET
  @Path("{id}/changes")
  public Response changes(@PathParam("id") String id) {
    List<String> changes = history.of(id);
    if (changes.isEmpty()) {
      feeds.get(id);
    }
    return Response.ok("{\"changes\":[" + String.join(",", changes) + "]}").build();
  }

  private static Response answer(FeedService.Changed change) {
    Feed feed = change.feed();
    // The header is relative: an absolute address would be made from the Host header.
    return change.outcome() == FeedService.Outcome.CREATED
        ? ok(201, feed).header(HttpHeaders.LOCATION, "/feeds/" + feed.id()).build()
        : ok(200, feed).build();
  }

  private static Response.ResponseBuilder ok(int status, Feed feed) {
    return Response.status(status)
        .entity(FeedJson.write(feed))
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.ETAG, "\"" + FeedJson.version(feed) + "\"");
  }

  private static byte[] bytes(InputStream body) throws IOException {
    return body.readNBytes(FeedJson.MAX_BYTES + 1);
  }
}
