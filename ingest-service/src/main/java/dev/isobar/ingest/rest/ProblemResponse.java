package dev.isobar.ingest.rest;

import dev.isobar.contracts.http.ProblemDetail;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Makes HTTP answers of problem details. */
public final class ProblemResponse {
  /** In seconds. */
  private static final String RETRY_AFTER = "5";

  private ProblemResponse() {}

  /**
   * Returns an answer with the problem's status and JSON, the challenge of a 401 and the pause
   * after a 429 or 503.
   */
  public static Response of(ProblemDetail problem) {
    boolean temporary = problem.status() == 429 || problem.status() == 503;
    return Response.status(problem.status())
        .type(ProblemDetail.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.WWW_AUTHENTICATE, problem.status() == 401 ? "Bearer" : null)
        .header(HttpHeaders.RETRY_AFTER, temporary ? RETRY_AFTER : null)
        .entity(problem.json())
        .build();
  }
}
