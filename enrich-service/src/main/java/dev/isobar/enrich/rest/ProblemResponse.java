package dev.isobar.enrich.rest;

import dev.isobar.contracts.http.ProblemDetail;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Makes HTTP answers of problem details. */
public final class ProblemResponse {
  private ProblemResponse() {}

  /** Returns an answer with the problem's status and JSON, and the challenge of a 401. */
  public static Response of(ProblemDetail problem) {
    return Response.status(problem.status())
        .type(ProblemDetail.MEDIA_TYPE)
        .header(HttpHeaders.WWW_AUTHENTICATE, problem.status() == 401 ? "Bearer" : null)
        .entity(problem.json())
        .build();
  }
}
