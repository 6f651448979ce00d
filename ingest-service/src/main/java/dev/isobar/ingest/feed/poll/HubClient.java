package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.websub.SubscriptionRequest;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchRequest;
import dev.isobar.ingest.fetch.FetchResponse;
import dev.isobar.ingest.fetch.Fetcher;
import dev.isobar.ingest.fetch.WebAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Sends requests to WebSub hubs, with the guards of every fetch. Thread-safe. */
@ApplicationScoped
class HubClient {
  private static final int MAX_ANSWER = 16 * 1024;
  private static final int MAX_REDIRECTS = 3;

  private final Fetcher fetcher;
  private final HostTurns turns;
  private final PollConfig config;

  HubClient(Fetcher fetcher, HostTurns turns, PollConfig config) {
    this.fetcher = fetcher;
    this.turns = turns;
    this.config = config;
  }

  /**
   * Says what a hub answers. It verifies what it accepts later or meanwhile.
   *
   * @param failure why it did not accept the request, a sentence; null: it did
   * @param away whether it would hardly answer another request now
   */
  record Answer(String failure, boolean away) {}

  /** Returns whether the host of a hub has asked for a pause that is not over. */
  boolean isPaused(String hub) {
    return turns.pausedUntil(hub).isPresent();
  }

  /**
   * Sends a request and blocks for the answer.
   *
   * @throws InterruptedException if the service stops
   */
  Answer send(SubscriptionRequest request) throws InterruptedException {
    try {
      WebAddress address = WebAddress.parse(request.hub());
      try (HostTurns.Turn turn = turns.take(address)) {
        FetchResponse response =
            fetcher.post(
                new FetchRequest(
                    address.uri(), Map.of(), Map.of(), MAX_ANSWER, config.timeout(), MAX_REDIRECTS),
                request.body());
        turns.heard(response.uri(), response.status(), response.headers());
        int status = response.status();
        return status / 100 == 2
            ? new Answer(null, false)
            : new Answer("The hub answers " + status + ".", status >= 500 || status == 429);
      }
    } catch (FetchException e) {
      return new Answer("The hub cannot be asked: " + e.getMessage(), true);
    }
  }
}
