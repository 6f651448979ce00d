package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractViolation;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.publish.PublishException;

/** The problems of a push. */
final class PushProblems {
  private PushProblems() {}

  static ProblemDetail of(ContractViolation violation) {
    return ProblemDetail.of(violation, "article");
  }

  static ProblemDetail of(PublishException failure) {
    return switch (failure.reason()) {
      case BROKER_AWAY ->
          ProblemDetail.of(
              "broker-away",
              "The article could not be written",
              503,
              failure.getMessage() + "; send it again, which is safe: it keeps its id");
      case OVERLOADED -> overloaded(failure.getMessage());
      case TOO_LARGE ->
          ProblemDetail.of("too-large", "The article is too large", 413, failure.getMessage());
    };
  }

  static ProblemDetail overloaded(String why) {
    return ProblemDetail.of("overloaded", "Too much at once", 429, why + "; send it again later");
  }

  static ProblemDetail unsupported() {
    return ProblemDetail.of(
        "unsupported-media-type",
        "The body has no known form",
        415,
        "set Content-Type to application/json (one article), application/x-ndjson (one per line),"
            + " text/html or text/plain (a page or text as it is); JSON in UTF-8, nothing compressed");
  }

  static ProblemDetail methodNotAllowed() {
    return ProblemDetail.of(
        "method-not-allowed", "There is no such method here", 405, "POST articles here");
  }

  static ProblemDetail notFound() {
    return ProblemDetail.of(
        "not-found",
        "There is nothing here",
        404,
        "POST /articles takes articles; GET /q/openapi describes it");
  }

  static ProblemDetail internal() {
    return ProblemDetail.of(
        "internal", "The service failed", 500, "the log of ingest-service says why");
  }

  /** Returns whether the same push may succeed later. */
  static boolean isTemporary(ProblemDetail problem) {
    return problem.status() == 429 || problem.status() == 503;
  }
}
