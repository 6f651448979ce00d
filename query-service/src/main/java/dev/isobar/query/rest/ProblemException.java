package dev.isobar.query.rest;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;

/** Reports a problem to the client. */
public final class ProblemException extends RuntimeException {
  private final transient ProblemDetail problem;

  public ProblemException(ProblemDetail problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /**
   * Reports that the body of a request is not a valid query.
   *
   * @param pointer JSON pointer (RFC 6901) of the wrong value; empty for the whole body
   * @param message the problem and its remedy, without the pointer
   */
  public static ProblemException invalid(String pointer, String message) {
    return of(new ContractViolationException(pointer, message));
  }

  static ProblemException of(ContractViolationException violation) {
    return new ProblemException(ProblemDetail.of(violation, "query"));
  }

  /** Returns the answer. */
  public ProblemDetail problem() {
    return problem;
  }
}
