package dev.isobar.query.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Checks {@code If-Match} and {@code If-None-Match} of requests that change something. */
public final class Precondition {
  private Precondition() {}

  /**
   * Checks the headers against what is there.
   *
   * @param tag of what is there; null if there is nothing
   * @param refusal makes the problem to answer with
   * @throws ProblemException if the headers expect another state
   */
  public static void check(Request request, EntityTag tag, Supplier<ProblemException> refusal) {
    Response.ResponseBuilder failed =
        tag == null ? request.evaluatePreconditions() : request.evaluatePreconditions(tag);
    if (failed != null) {
      throw refusal.get();
    }
  }
}
