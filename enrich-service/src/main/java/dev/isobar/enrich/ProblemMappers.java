package dev.isobar.enrich;

import dev.isobar.enrich.problem.ProblemDetail;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what the framework refuses into problem details that say what would do. */
class ProblemMappers {

  @ServerExceptionMapper
  Response notFound(NotFoundException e) {
    return problem("not-found", "There is nothing here", 404, "GET /q/openapi describes what is");
  }

  @ServerExceptionMapper
  Response notAllowed(NotAllowedException e, UriInfo address) {
    String allowed = allowed(address.getPath());
    String detail = "Use one of these: " + allowed;
    Response answer = problem("method-not-allowed", "There is no such method here", 405, detail);
    return Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed).build();
  }

  /** What RFC 9110 wants to hear with a 405; the framework's exception does not know it. */
  private static String allowed(String path) {
    if (path.startsWith("/taxonomy/")) {
      return "GET, HEAD, PUT, DELETE, OPTIONS";
    }
    return path.startsWith("/taxonomy") ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
  }

  @ServerExceptionMapper
  Response notAcceptable(NotAcceptableException e) {
    String detail = "Accept application/json, of POST /enrich also application/x-ndjson";
    return problem("not-acceptable", "There is no such form of the answer", 406, detail);
  }

  @ServerExceptionMapper
  Response notSupported(NotSupportedException e) {
    String detail =
        "Set Content-Type to application/json, for POST /enrich also application/x-ndjson";
    return problem("unsupported-media-type", "The body has no known form", 415, detail);
  }

  private static Response problem(String word, String title, int status, String detail) {
    return ProblemDetail.of(word, title, status, detail, List.of()).answer();
  }
}
