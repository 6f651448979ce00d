package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.websub.SubscriptionRequest;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchRequest;
import dev.isobar.ingest.fetch.FetchResponse;
import dev.isobar.ingest.fetch.Fetcher;
import dev.isobar.ingest.fetch.WebAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

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
   * Sends a request and blocks for the answer. The hub verifies the request later or meanwhile.
   *
   * @return why the hub did not accept it, a sentence; empty: it did
   * @throws InterruptedException if the service stops
   */
  Optional<String> send(SubscriptionRequest request) throws InterruptedException {
    try {
      WebAddress address = WebAddress.parse(request.hub());
      try (HostTurns.Turn turn = turns.take(address)) {
        FetchResponse response =
            fetcher.post(
                new FetchRequest(
                    address.uri(), Map.of(), Map.of(), MAX_ANSWER, config.timeout(), MAX_REDIRECTS),
                request.body());
        return response.status() / 100 == 2
            ? Optional.empty()
            : Optional.of("The hub answers " + response.status() + ".");
      }
    } catch (FetchException e) {
      return Optional.of("The hub cannot be asked: " + e.getMessage());
    }
  }
}
