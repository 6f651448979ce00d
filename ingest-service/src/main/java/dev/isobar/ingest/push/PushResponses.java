package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.publish.TraceContext;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** Reads the headers of a request and writes its response. */
public final class PushResponses {
  /** How much of a refused body is still read, so that the sender receives the answer. */
  private static final long MAX_DISCARDED_BYTES = 64 << 20;

  private PushResponses() {}

  /** Returns the trace headers of a request. */
  public static TraceContext trace(HttpServerRequest request) {
    return new TraceContext(request.getHeader("traceparent"), request.getHeader("tracestate"));
  }

  /** Returns the announced size of the body, at most {@code limit}, which is also the default. */
  public static long announcedBytes(HttpServerRequest request, int limit) {
    String length = request.getHeader("Content-Length");
    return length == null || !length.matches("\\d{1,9}")
        ? limit
        : Math.min(limit, Long.parseLong(length));
  }

  static void answer(HttpServerResponse response, PushResult outcome, Duration retryAfter) {
    if (outcome.problem() == null) {
      send(response, outcome.status(), "application/json", ContractJson.write(outcome.json()));
    } else {
      answer(response, outcome.problem(), retryAfter);
    }
  }

  /** Answers with a problem, after the body was read. */
  public static void answer(
      HttpServerResponse response, ProblemDetail problem, Duration retryAfter) {
    if (PushProblems.isTemporary(problem)) {
      response.putHeader("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
    }
    if (problem.status() == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    send(response, problem.status(), ProblemDetail.MEDIA_TYPE, problem.json());
  }

  /** Answers before the body is read. */
  public static void refuse(HttpServerRequest request, ProblemDetail problem, Duration retryAfter) {
    request.handler(new Discarding(request));
    request.resume();
    answer(request.response(), problem, retryAfter);
  }

  /** Answers with JSON, unless the sender has left. */
  public static void send(HttpServerResponse response, int status, String mediaType, byte[] json) {
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(status).putHeader("Content-Type", mediaType).end(Buffer.buffer(json));
    }
  }

  /** Discards a body. If the connection were closed at once, the sender might lose the answer. */
  private static final class Discarding implements io.vertx.core.Handler<Buffer> {
    private final HttpServerRequest request;
    private long read;

    Discarding(HttpServerRequest request) {
      this.request = request;
    }

    @Override
    public void handle(Buffer chunk) {
      read += chunk.length();
      if (read > MAX_DISCARDED_BYTES) {
        request.connection().close();
      }
    }
  }
}
