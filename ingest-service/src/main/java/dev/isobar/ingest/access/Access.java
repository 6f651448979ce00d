package dev.isobar.ingest.access;

import dev.isobar.contracts.http.ProblemDetail;

/**
 * Holds the decision about a request.
 *
 * @param caller null if the caller is unknown
 * @param problem the answer to a refused request; null if the request is allowed
 */
public record Access(Caller caller, ProblemDetail problem) {
  static Access allowed(Caller caller) {
    return new Access(caller, null);
  }

  static Access refused(Caller caller, ProblemDetail problem) {
    return new Access(caller, problem);
  }

  /** Returns whether the request is allowed. */
  public boolean isAllowed() {
    return problem == null;
  }
}
