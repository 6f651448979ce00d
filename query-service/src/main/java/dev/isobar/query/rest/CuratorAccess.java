package dev.isobar.query.rest;

import dev.isobar.query.access.Callers;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/** Lets only curators change what the service shows. */
@Singleton
public class CuratorAccess {
  private final Callers callers;

  CuratorAccess(Callers callers) {
    this.callers = callers;
  }

  /**
   * Checks the key or token of a request.
   *
   * @throws ProblemException with status 401 or 403 if the request may not change anything
   */
  public void require(HttpHeaders headers) {
    callers
        .checkCurator(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
  }
}
