package dev.isobar.ingest.feed.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedDiff;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.definition.FeedOpml;
import dev.isobar.ingest.feed.definition.FeedYaml;
import dev.isobar.ingest.feed.health.FeedStatusLookup;
import dev.isobar.ingest.feed.registry.FeedBulk;
import dev.isobar.ingest.feed.registry.FeedRefusal;
import dev.isobar.ingest.feed.registry.FeedService;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Changes many feeds at once: by OPML, by a filter, or by the whole list as YAML. */
@Path("/feeds")
@Produces({MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
@Blocking
public class FeedListsResource {
  static final String YAML = "application/yaml";
  static final String OPML = "text/x-opml";

  private final FeedService feeds;
  private final FeedBulk bulk;
  private final FeedStatusLookup status;
  private final FeedClient client;

  FeedListsResource(FeedService feeds, FeedBulk bulk, FeedStatusLookup status, FeedClient client) {
    this.feeds = feeds;
    this.bulk = bulk;
    this.status = status;
    this.client = client;
  }

  @POST
  @Path("opml")
  @Consumes({OPML, "text/xml", "application/xml", "application/octet-stream"})
  public Response addOpml(@QueryParam("dryRun") String dryRun, InputStream body)
      throws IOException {
    boolean dry = isTrue(dryRun);
    List<FeedOpml.Outline> outlines = FeedOpml.read(bytes(body, FeedOpml.MAX_BYTES));
    return results(bulk.add(outlines, dry, client.name()), dry);
  }

  @POST
  @Path("changes")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response change(@QueryParam("dryRun") String dryRun, InputStream body) throws IOException {
    boolean dry = isTrue(dryRun);
    FeedChangesRequest request = FeedChangesRequest.read(bytes(body, FeedJson.MAX_BYTES));
    List<Feed> selected = request.select(feeds.all(), status);
    return results(bulk.change(selected, request::apply, dry, client.name()), dry);
  }

  /** Makes the list equal to a YAML document. */
  @PUT
  @Consumes({YAML, "application/x-yaml", "text/yaml"})
  public Response replace(@QueryParam("dryRun") String dryRun, InputStream body)
      throws IOException {
    boolean dry = isTrue(dryRun);
    List<Feed> wanted = FeedYaml.read(bytes(body, FeedYaml.MAX_BYTES));
    FeedDiff diff = bulk.replace(wanted, dry, client.name());
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("dryRun", dry);
    ArrayNode added = answer.putArray("added");
    diff.added().forEach(feed -> added.add(FeedJson.tree(feed)));
    ArrayNode changed = answer.putArray("changed");
    for (FeedDiff.Change change : diff.changed()) {
      ObjectNode item = changed.addObject().put("id", change.after().id());
      item.set("before", FeedJson.tree(change.before()));
      item.set("after", FeedJson.tree(change.after()));
    }
    ArrayNode removed = answer.putArray("removed");
    diff.removed().forEach(feed -> removed.add(FeedJson.tree(feed)));
    return json(answer);
  }

  private static Response results(List<FeedBulk.Result> results, boolean dry) {
    Map<FeedBulk.Outcome, Integer> counts = new EnumMap<>(FeedBulk.Outcome.class);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("dryRun", dry);
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    for (FeedBulk.Result result : results) {
      counts.merge(result.outcome(), 1, Integer::sum);
      ObjectNode item = items.addObject();
      if (result.number() > 0) {
        item.put("outline", result.number());
      }
      item.put("id", result.id()).put("url", result.url()).put("outcome", word(result.outcome()));
      if (!result.errors().isEmpty()) {
        ArrayNode errors = item.putArray("errors");
        result
            .errors()
            .forEach(
                error ->
                    errors
                        .addObject()
                        .put("pointer", error.pointer())
                        .put("detail", error.message()));
      }
    }
    ObjectNode summary = answer.putObject("counts");
    counts.forEach((outcome, count) -> summary.put(word(outcome), count));
    answer.set("feeds", items);
    return json(answer);
  }

  private static String word(FeedBulk.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Response json(ObjectNode answer) {
    return Response.ok(answer.toString().getBytes(UTF_8), MediaType.APPLICATION_JSON).build();
  }

  private static boolean isTrue(String dryRun) {
    if (dryRun != null && !dryRun.matches("|true|false")) {
      throw FeedRefusal.parameter("dryRun", "dryRun must be true or false, but is " + dryRun);
    }
    return dryRun != null && !dryRun.equals("false");
  }

  private static byte[] bytes(InputStream body, int max) throws IOException {
    byte[] bytes = body.readNBytes(max + 1);
    if (bytes.length > max) {
      throw FeedRefusal.tooLarge(max);
    }
    return bytes;
  }
}
