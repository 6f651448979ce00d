package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.publish.ReplayPace;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Chooses the lane of a push by its query parameter {@code lane}: live (default) or replay. */
@Singleton
final class PushLanes {
  private final PushLane replay;

  PushLanes(ReplayPace pace) {
    this.replay = new Replay(pace);
  }

  /**
   * Returns the lane of a request.
   *
   * @throws ContractViolationException if the parameter has another value
   */
  PushLane of(HttpServerRequest request) {
    String lane = DocumentHeaders.parameter(request, "lane");
    if (lane == null || lane.equals("live")) {
      return PushLane.LIVE;
    }
    if (lane.equals("replay")) {
      return replay;
    }
    throw new ContractViolationException(
        "/lane", "is %s: use live, or replay for archives".formatted(lane));
  }

  private record Replay(ReplayPace pace) implements PushLane {
    @Override
    public void awaitTurn() {
      try {
        pace.awaitTurn();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the service stops", e);
      }
    }

    @Override
    public AcceptedArticle mark(AcceptedArticle article) {
      return article.ofArchive();
    }
  }
}
