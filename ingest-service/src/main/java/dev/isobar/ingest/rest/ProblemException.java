package dev.isobar.ingest.rest;

import dev.isobar.contracts.http.ProblemDetail;

/** Reports a problem to the caller of a REST resource. */
public final class ProblemException extends RuntimeException {
  private final transient ProblemDetail problem;

  public ProblemException(ProblemDetail problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** Creates the exception of one invalid request parameter. */
  public static ProblemException badParameter(String parameter, String detail) {
    return new ProblemException(ProblemDetail.badParameter(parameter, detail));
  }

  /** Returns the answer. */
  public ProblemDetail problem() {
    return problem;
  }
}
