package dev.isobar.ingest.feed.rest;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.feed.registry.FeedRefusal;
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

/** Maps refusals to problem details that name the remedy. */
class ProblemMappers {

  @ServerExceptionMapper
  Response refused(FeedRefusal refusal) {
    Response answer = ProblemResponse.of(refusal.problem());
    return refusal.existing() == null
        ? answer
        : Response.fromResponse(answer)
            .header(HttpHeaders.LOCATION, "/feeds/" + refusal.existing())
            .build();
  }

  @ServerExceptionMapper
  Response invalid(ContractViolationException violation) {
    return ProblemResponse.of(ProblemDetail.of(violation, "feed"));
  }

  @ServerExceptionMapper
  Response notFound(NotFoundException e) {
    return problem("not-found", "Not found", 404, "The path does not exist: see GET /q/openapi");
  }

  @ServerExceptionMapper
  Response notAllowed(NotAllowedException e, UriInfo address) {
    String allowed = allowed(address.getPath());
    String remedy = allowed == null ? "see GET /q/openapi" : "use one of " + allowed;
    return problem(
        "method-not-allowed",
        "Method not allowed",
        405,
        "This path does not support the method: " + remedy);
  }

  /** Sets Allow, which RFC 9110 demands of a 405 and the framework does not set. */
  @ServerResponseFilter
  void allow(ContainerRequestContext request, ContainerResponseContext response) {
    String allowed = allowed(request.getUriInfo().getPath());
    if (allowed != null
        && (response.getStatus() == 405 || request.getMethod().equals(HttpMethod.OPTIONS))) {
      response.getHeaders().putSingle(HttpHeaders.ALLOW, allowed);
    }
  }

  /** Returns the methods of a path; null if this class does not know the path. */
  private static String allowed(String path) {
    return switch (path.replaceAll("/+$", "")) {
      case "/feeds" -> "GET, HEAD, POST, PUT, OPTIONS";
      case "/feeds.opml" -> "GET, HEAD, OPTIONS";
      case "/feeds/opml", "/feeds/changes", "/feeds/preview" -> "POST, OPTIONS";
      default ->
          path.matches("/feeds/[^/]+/?")
              ? "GET, HEAD, PUT, DELETE, OPTIONS"
              : path.matches("/feeds/[^/]+/changes/?") ? "GET, HEAD, OPTIONS" : null;
    };
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
