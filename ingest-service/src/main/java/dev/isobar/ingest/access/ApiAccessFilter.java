package dev.isobar.ingest.access;

import dev.isobar.contracts.http.CrossSiteRule;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.config.Role;
import dev.isobar.ingest.rest.ProblemResponse;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Refuses requests to REST resources without the needed role, before the body is read, and records
 * all others that change something.
 */
@Singleton
public class ApiAccessFilter {
  private final Instance<ApiAccess> access;
  private final CurrentCaller current;
  private final AuditLog audit;
  private final Instance<CrossSiteRule> crossSite;

  /**
   * Creates the filter.
   *
   * @param access looked up for each call, as {@code crossSite}, because filters are created before
   *     the run-time settings exist
   */
  ApiAccessFilter(
      Instance<ApiAccess> access,
      CurrentCaller current,
      AuditLog audit,
      Instance<CrossSiteRule> crossSite) {
    this.crossSite = crossSite;
    this.access = access;
    this.current = current;
    this.audit = audit;
  }

  /** Returns the refusal; null allows the call. */
  @ServerRequestFilter
  public Response check(ContainerRequestContext request, HttpServerRequest http) {
    if (RequiredRole.isPublic(request.getUriInfo().getPath())) {
      ProblemDetail tooFast = access.get().checkRate(AuditLog.address(http));
      return tooFast == null ? null : ProblemResponse.of(tooFast);
    }
    Optional<ProblemDetail> otherSite =
        crossSite.get().check(request.getMethod(), request::getHeaderString);
    if (otherSite.isPresent()) {
      return ProblemResponse.of(otherSite.get());
    }
    Role needed = RequiredRole.of(request.getMethod(), request.getUriInfo().getPath());
    Access decision =
        access
            .get()
            .check(
                request.getHeaderString(HttpHeaders.AUTHORIZATION), AuditLog.address(http), needed);
    // A caller whose role does not suffice is named in the audit record.
    current.set(decision.caller());
    if (!decision.isAllowed()) {
      return ProblemResponse.of(decision.problem());
    }
    return null;
  }

  /** Records who has changed something, and who was refused to. */
  @ServerResponseFilter
  public void record(
      ContainerRequestContext request, ContainerResponseContext response, HttpServerRequest http) {
    String path = request.getUriInfo().getPath();
    boolean change =
        !RequiredRole.isPublic(path) && RequiredRole.of(request.getMethod(), path) == Role.ADMIN;
    // A client that is too fast must not fill the log.
    if (change && response.getStatus() != 429) {
      audit.record(
          current.get(),
          AuditLog.address(http),
          request.getMethod(),
          request.getUriInfo().getRequestUri(),
          response.getStatus());
    }
  }
}
