package dev.isobar.ingest.feed.health;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.access.CurrentCaller;
import dev.isobar.ingest.config.Role;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.poll.FeedStateStore;
import dev.isobar.ingest.feed.poll.SubscriptionKeeper;
import dev.isobar.ingest.feed.registry.FeedService;
import dev.isobar.ingest.feed.state.FeedSignals;
import dev.isobar.ingest.feed.state.FeedState;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;

/** Serves how a feed is, and what became of its entries. */
@Path("/feeds/{id}")
@Produces({MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
@Blocking
public class FeedHealthResource {
  private final FeedService feeds;
  private final FeedStateStore states;
  private final SubscriptionKeeper subscriptions;
  private final FeedEntries entries;
  private final CurrentCaller caller;
  private final Clock clock;

  FeedHealthResource(
      FeedService feeds,
      FeedStateStore states,
      SubscriptionKeeper subscriptions,
      FeedEntries entries,
      CurrentCaller caller,
      Clock clock) {
    this.caller = caller;
    this.feeds = feeds;
    this.states = states;
    this.subscriptions = subscriptions;
    this.entries = entries;
    this.clock = clock;
  }

  @GET
  @Path("health")
  public Response health(@PathParam("id") String id) {
    Feed feed = feeds.get(id);
    FeedSignals publisher =
        feed.publisher() == null
            ? FeedSignals.NONE
            : states.signals(FeedStateStore.publisherKey(feed.publisher()));
    FeedState state = states.read(id);
    if (!isAdmin() && state.schedule() != null) {
      state = state.withSchedule(state.schedule().discreet());
    }
    return json(FeedHealthView.of(feed, state, publisher, subscriptions.of(id), clock.instant()));
  }

  @GET
  @Path("entries")
  public Response entries(@PathParam("id") String id) {
    Feed feed = feeds.get(id);
    return json(entries.of(feed.id(), states.read(feed.id())));
  }

  /** Only an administrator learns that the host of a feed is an inner one. */
  private boolean isAdmin() {
    return caller.get() != null && caller.get().has(Role.ADMIN);
  }

  private static Response json(Object view) {
    return Response.ok(ContractJson.write(view), MediaType.APPLICATION_JSON).build();
  }
}
