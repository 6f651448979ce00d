package dev.isobar.enrich.rest;

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

/** Maps the framework's refusals to problem details that name the remedy. */
class ProblemMappers {

  @ServerExceptionMapper
  Response notFound(NotFoundException e) {
    return problem("not-found", "Not found", 404, "The path does not exist: see GET /q/openapi");
  }

  @ServerExceptionMapper
  Response notAllowed(NotAllowedException e, UriInfo address) {
    String detail =
        "This path does not support the method: use one of " + allowed(address.getPath());
    return problem("method-not-allowed", "Method not allowed", 405, detail);
  }

  /**
   * Sets Allow, which RFC 9110 demands of a 405. The framework sets none there, and for OPTIONS it
   * lists the methods of the whole class.
   */
  @ServerResponseFilter
  void allow(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == 405 || request.getMethod().equals(HttpMethod.OPTIONS)) {
      String allowed = allowed(request.getUriInfo().getPath());
      response.getHeaders().putSingle(HttpHeaders.ALLOW, allowed);
    }
  }

  private static String allowed(String path) {
    if (path.startsWith("/taxonomy/")) {
      return "GET, HEAD, PUT, DELETE, OPTIONS";
    }
    return path.startsWith("/taxonomy") ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
  }

  @ServerExceptionMapper
  Response notAcceptable(NotAcceptableException e) {
    return problem(
        "not-acceptable",
        "Not acceptable",
        406,
        "Set Accept to application/json, or for POST /enrich to application/x-ndjson");
  }

  @ServerExceptionMapper
  Response notSupported(NotSupportedException e) {
    return problem(
        "unsupported-media-type",
        "Unsupported media type",
        415,
        "Set Content-Type to application/json, or for POST /enrich to application/x-ndjson");
  }

  private static Response problem(String word, String title, int status, String detail) {
    return ProblemResponse.of(ProblemDetail.of(word, title, status, detail));
  }
}
