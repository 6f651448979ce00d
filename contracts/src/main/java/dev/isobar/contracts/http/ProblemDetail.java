package dev.isobar.contracts.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import java.util.List;

/**
 * Holds problem details of RFC 9457, the body of every error response of every service.
 *
 * @param type URI of the kind of problem: {@code https://isobar.dev/problems/} and a word
 * @param title the same for every problem of this type
 * @param detail the problem and its remedy
 * @param errors the invalid values; empty, and omitted from the JSON, if no single value is invalid
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetail(
    String type, String title, int status, String detail, List<WrongValue> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String BASE = "https://isobar.dev/problems/";

  /**
   * Names one invalid value and the remedy.
   *
   * @param pointer JSON pointer (RFC 6901) of a field of the body, or the name of a parameter
   */
  public record WrongValue(String pointer, String detail) {}

  public ProblemDetail {
    errors = List.copyOf(errors);
  }

  /**
   * Creates a problem that is not caused by a single value.
   *
   * @param word the last part of the type's URI, such as {@code not-found}
   */
  public static ProblemDetail of(String word, String title, int status, String detail) {
    return of(word, title, status, detail, List.of());
  }

  public static ProblemDetail of(
      String word, String title, int status, String detail, List<WrongValue> errors) {
    return new ProblemDetail(BASE + word, title, status, detail, errors);
  }

  /** Creates the problem of one invalid request parameter, with status 400. */
  public static ProblemDetail badParameter(String parameter, String detail) {
    return of(
        "bad-parameter",
        "Invalid parameter",
        400,
        detail,
        List.of(new WrongValue(parameter, detail)));
  }

  /**
   * Creates the problem of a body that violates its contract, with status 413 if it is too large,
   * 415 if its content is not text, else 400.
   *
   * @param thing the kind of body in one word: {@code article}, {@code concept}
   */
  public static ProblemDetail of(ContractViolationException violation, String thing) {
    String detail = violation.getMessage();
    List<WrongValue> at =
        violation.pointer().isEmpty()
            ? List.of()
            : List.of(new WrongValue(violation.pointer(), detail));
    return switch (violation.reason()) {
      case TOO_LARGE -> of("too-large", "The " + thing + " is too large", 413, detail);
      case NOT_JSON -> of("not-json", "The body is not JSON", 400, detail);
      case NOT_TEXT -> of("not-text", "The content is not text", 415, detail, at);
      case INVALID -> of("invalid-" + thing, "The " + thing + " is invalid", 400, detail, at);
    };
  }

  /** Returns the problem as JSON in UTF-8. */
  public byte[] json() {
    return ContractJson.write(this);
  }
}
