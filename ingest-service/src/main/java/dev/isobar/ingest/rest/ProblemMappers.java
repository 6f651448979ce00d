package dev.isobar.ingest.rest;

import dev.isobar.contracts.http.ProblemDetail;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Maps exceptions of REST resources to problem details that name the remedy. */
class ProblemMappers {
  @ServerExceptionMapper
  Response refused(ProblemException refusal) {
    return ProblemResponse.of(refusal.problem());
  }

  @ServerExceptionMapper
  Response notFound(NotFoundException e) {
    return problem("not-found", "Not found", 404, "The path does not exist: see GET /q/openapi");
  }

  @ServerExceptionMapper
  Response notAllowed(NotAllowedException e, UriInfo address) {
    String allowed = AllowedMethods.of(address.getPath());
    String detail = "This path does not support the method: use one of " + allowed;
    return problem("method-not-allowed", "Method not allowed", 405, detail);
  }

  /** Sets Allow, which RFC 9110 demands of a 405. The framework sets none there. */
  @ServerResponseFilter
  void allow(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == 405 || request.getMethod().equals(HttpMethod.OPTIONS)) {
      String allowed = AllowedMethods.of(request.getUriInfo().getPath());
      response.getHeaders().putSingle(HttpHeaders.ALLOW, allowed);
    }
  }

  @ServerExceptionMapper
  Response notAcceptable(NotAcceptableException e) {
    return problem(
        "not-acceptable",
        "Not acceptable",
        406,
        "Set Accept to application/json, or see GET /q/openapi for the other formats");
  }

  @ServerExceptionMapper
  Response notSupported(NotSupportedException e) {
    return problem(
        "unsupported-media-type",
        "Unsupported media type",
        415,
        "Set Content-Type to application/json, or see GET /q/openapi for the other formats");
  }

  private static Response problem(String word, String title, int status, String detail) {
    return ProblemResponse.of(ProblemDetail.of(word, title, status, detail));
  }
}
