package dev.isobar.ingest.feed.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.UnreadableFeedException;
import dev.isobar.ingest.feed.poll.FeedStateStore;
import dev.isobar.ingest.feed.registry.FeedService;
import dev.isobar.ingest.feed.state.RuleTrial;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.rest.ProblemResponse;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Serves {@code POST /feeds/{id}/trial}: which of the last entries other rules would keep. */
@Path("/feeds/{id}/trial")
@Produces({MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
@Blocking
public class RuleTrialResource {
  private final FeedService feeds;
  private final FeedStateStore states;
  private final TrialService trials;

  RuleTrialResource(FeedService feeds, FeedStateStore states, TrialService trials) {
    this.feeds = feeds;
    this.states = states;
    this.trials = trials;
  }

  /**
   * Tries changes of a feed.
   *
   * @param changes the fields rules, extraction and fullArticle of a feed, or its rules alone
   * @param fetch whether they are tried on the present document and some pages, not on what is
   *     stored of the last entries
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response trial(
      @PathParam("id") String id, JsonNode changes, @QueryParam("fetch") boolean fetch)
      throws InterruptedException {
    Feed tried = TrialRequest.changed(feeds.get(id), changes);
    feeds.requireValid(tried);
    try {
      RuleTrial trial =
          fetch
              ? trials.fetch(tried)
              : RuleTrial.ofStored(tried.rules(), states.read(id).outcomes());
      return Response.ok(ContractJson.write(trial), MediaType.APPLICATION_JSON).build();
    } catch (FetchException e) {
      return notFetched(e.discreetMessage());
    } catch (UnreadableFeedException e) {
      return notFetched(e.getMessage());
    }
  }

  private static Response notFetched(String why) {
    return ProblemResponse.of(
        ProblemDetail.of("not-fetched", "The feed was not fetched", 422, why));
  }
}
