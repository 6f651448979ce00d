package dev.isobar.query.rest;

import dev.isobar.contracts.http.ProblemDetail;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Makes answers with problem details. */
public final class ProblemResponse {
  private ProblemResponse() {}

  /** Returns the answer, which caches must not store, with the challenge of a 401. */
  public static Response of(ProblemDetail problem) {
    return Response.status(problem.status())
        .type(ProblemDetail.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.WWW_AUTHENTICATE, problem.status() == 401 ? "Bearer" : null)
        .entity(problem.json())
        .build();
  }

  /** Returns an answer with status 404. */
  public static Response notFound(String detail) {
    return of(ProblemDetail.of("not-found", "Not found", 404, detail));
  }
}
