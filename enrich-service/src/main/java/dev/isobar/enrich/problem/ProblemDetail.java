package dev.isobar.enrich.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolation;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Problem details of RFC 9457.
 *
 * @param type {@code https://isobar.dev/problems/} and a word
 * @param errors where it is wrong; left out where the whole is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetail(String type, String title, int status, String detail, List<At> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** One wrong value: its JSON pointer or the name of the query parameter. */
  public record At(String pointer, String detail) {}

  public static ProblemDetail of(
      String word, String title, int status, String detail, List<At> errors) {
    return new ProblemDetail("https://isobar.dev/problems/" + word, title, status, detail, errors);
  }

  /**
   * @param what the contract that is broken: RawArticle
   */
  public static ProblemDetail of(ContractViolation e, String what) {
    List<At> at = e.pointer().isEmpty() ? List.of() : List.of(new At(e.pointer(), e.getMessage()));
    return switch (e.reason()) {
      case TOO_LARGE ->
          of(e.reason().word(), "This " + what + " is too large", 413, e.getMessage(), at);
      case NOT_TEXT -> of(e.reason().word(), "The content is no text", 415, e.getMessage(), at);
      case NOT_JSON, INVALID ->
          of(e.reason().word(), "This is no " + what, 400, e.getMessage(), at);
    };
  }

  public static ProblemDetail failed(Throwable why) {
    return of(
        "enrichment-failed", "The article could not be enriched", 500, why.toString(), List.of());
  }

  public static ProblemDetail lane(String lane) {
    String detail = "lane must be quick, deep or auto, but is " + lane;
    return of("invalid", "Unknown lane", 400, detail, List.of(new At("lane", detail)));
  }

  public static ProblemDetail noLines() {
    String detail = "is empty: send RawArticle v1, one per line";
    return of("not-json", "This is no RawArticle", 400, detail, List.of());
  }

  /** The answer that tells it. */
  public Response answer() {
    return Response.status(status).type(MEDIA_TYPE).entity(ContractJson.write(this)).build();
  }
}
