package dev.isobar.ingest.feed.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.poll.FeedStateStore;
import dev.isobar.ingest.feed.registry.FeedService;
import dev.isobar.ingest.feed.state.RuleTrial;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Serves {@code POST /feeds/{id}/trial}: which of the last entries other rules would keep. */
@Path("/feeds/{id}/trial")
@Produces({MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
@Blocking
public class RuleTrialResource {
  private final FeedService feeds;
  private final FeedStateStore states;

  RuleTrialResource(FeedService feeds, FeedStateStore states) {
    this.feeds = feeds;
    this.states = states;
  }

  /**
   * Tries rules.
   *
   * @param rules as the field rules of a feed
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response trial(@PathParam("id") String id, JsonNode rules) {
    Feed feed = feeds.get(id);
    ObjectNode changed = JsonNodeFactory.instance.objectNode();
    changed.put("id", feed.id()).put("url", feed.url()).set("rules", rules);
    Feed tried = FeedJson.read(ContractJson.write(changed));
    feeds.requireValid(tried);
    RuleTrial trial = RuleTrial.ofStored(tried.rules(), states.read(id).outcomes());
    return Response.ok(ContractJson.write(trial), MediaType.APPLICATION_JSON).build();
  }
}
