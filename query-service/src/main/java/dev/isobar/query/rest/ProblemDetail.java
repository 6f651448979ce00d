package dev.isobar.query.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Problem details (RFC 9457).
 *
 * @param detail what is wrong and what would be right
 * @param errors the parameters that are wrong; null where it is no parameter's fault
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDetail(
    String type, String title, int status, String detail, List<WrongParameter> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A wrong parameter and the remedy. */
  public record WrongParameter(String parameter, String detail) {}

  /**
   * @param word the last part of the type's URI, for example {@code bad-parameter}
   */
  static ProblemDetail of(String word, String title, int status, String detail) {
    return new ProblemDetail("https://isobar.dev/problems/" + word, title, status, detail, null);
  }

  /** Status 404. */
  public static ProblemDetail notFound(String detail) {
    return of("not-found", "Not found", 404, detail);
  }

  static ProblemDetail of(BadParameter e) {
    return new ProblemDetail(
        "https://isobar.dev/problems/bad-parameter",
        "A parameter is wrong",
        400,
        e.getMessage(),
        List.of(new WrongParameter(e.parameter(), e.getMessage())));
  }

  /** The answer to a request. */
  public Response answer() {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(this)
        .build();
  }
}
