package dev.isobar.ingest.access;

import dev.isobar.ingest.rest.ProblemResponse;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses requests to REST resources without the needed role, before the body is read. */
@Singleton
public class ApiAccessFilter {
  private final Instance<ApiAccess> access;
  private final CurrentCaller current;

  /**
   * Creates the filter.
   *
   * @param access looked up for each call, because filters are created before the run-time settings
   *     exist
   */
  ApiAccessFilter(Instance<ApiAccess> access, CurrentCaller current) {
    this.access = access;
    this.current = current;
  }

  /** Returns the refusal; null allows the call. */
  @ServerRequestFilter
  public Response check(ContainerRequestContext request) {
    Role needed = RequiredRole.of(request.getMethod(), request.getUriInfo().getPath());
    Access decision =
        access.get().check(request.getHeaderString(HttpHeaders.AUTHORIZATION), needed);
    if (!decision.isAllowed()) {
      return ProblemResponse.of(decision.problem());
    }
    current.set(decision.caller());
    return null;
  }
}
