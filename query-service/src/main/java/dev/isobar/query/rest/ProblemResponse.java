package dev.isobar.query.rest;

import dev.isobar.contracts.http.ProblemDetail;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Makes answers with problem details. */
public final class ProblemResponse {
  private ProblemResponse() {}

  /** Returns the answer, which caches must not store. */
  public static Response of(ProblemDetail problem) {
    return Response.status(problem.status())
        .type(ProblemDetail.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(problem.json())
        .build();
  }

  /** Returns an answer with status 404. */
  public static Response notFound(String detail) {
    return of(ProblemDetail.of("not-found", "Not found", 404, detail));
  }
}
