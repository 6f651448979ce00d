package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.publish.PublishException;

/** Makes the problem details of pushes. */
public final class PushProblems {
  private PushProblems() {}

  /** Returns the problem of an invalid article. */
  public static ProblemDetail of(ContractViolationException violation) {
    return ProblemDetail.of(violation, "article");
  }

  static ProblemDetail of(PublishException failure) {
    if (failure.needsRestart()) {
      return ProblemDetail.of(
          "producer-failed",
          "The article was not published",
          503,
          "the Kafka producer of this replica has failed: restart ingest-service, unless its failing"
              + " liveness check does so; then send the article again, it keeps its id");
    }
    return switch (failure.reason()) {
      case BROKER_AWAY ->
          ProblemDetail.of(
              "broker-away",
              "The article was not published",
              503,
              failure.getMessage() + "; send the article again, it keeps its id");
      case OVERLOADED -> overloaded(failure.getMessage());
      case TOO_LARGE ->
          ProblemDetail.of("too-large", "The article is too large", 413, failure.getMessage());
    };
  }

  /** Returns the problem of a push that cannot be taken now. */
  public static ProblemDetail overloaded(String why) {
    return ProblemDetail.of("overloaded", "Too many pushes", 429, why + "; send it again later");
  }

  static ProblemDetail unsupported() {
    return ProblemDetail.of(
        "unsupported-media-type",
        "Unsupported media type",
        415,
        "set Content-Type to application/json (one article), application/x-ndjson (one per line),"
            + " text/html or text/plain (a page or a text); send JSON in UTF-8, uncompressed");
  }

  /** Returns the problem of any method but POST. */
  public static ProblemDetail methodNotAllowed() {
    return ProblemDetail.of(
        "method-not-allowed", "Method not allowed", 405, "This path supports only POST: send POST");
  }

  static ProblemDetail notFound() {
    return ProblemDetail.of(
        "not-found",
        "Not found",
        404,
        "The path does not exist: send POST /articles, or see /q/openapi");
  }

  /** Returns the problem of an unexpected failure, which is in the log. */
  public static ProblemDetail internal() {
    return ProblemDetail.of(
        "internal", "Internal error", 500, "The push failed: see the log of ingest-service");
  }

  /** Returns whether the same push may succeed later. */
  static boolean isTemporary(ProblemDetail problem) {
    return problem.status() == 429 || problem.status() == 503;
  }
}
