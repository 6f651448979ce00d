package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** How outcomes and problems are answered over HTTP. */
final class Exchange {
  private Exchange() {}

  static void answer(HttpServerResponse response, Outcome outcome, Duration retryAfter) {
    if (outcome.problem() != null) {
      answer(response, outcome.problem(), retryAfter);
      return;
    }
    response
        .setStatusCode(outcome.status())
        .putHeader("Content-Type", "application/json")
        .end(Buffer.buffer(ContractJson.write(outcome.json())));
  }

  static void answer(HttpServerResponse response, Problem problem, Duration retryAfter) {
    if (response.ended() || response.closed()) {
      return;
    }
    if (problem.isPassing()) {
      response.putHeader("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
    }
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(Buffer.buffer(ContractJson.write(problem.json())));
  }
}
