package dev.isobar.ingest.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolation;
import dev.isobar.ingest.publish.PublishException;

/**
 * What went wrong with a push, as problem details (RFC 9457).
 *
 * @param word ends the problem's type, {@code https://isobar.dev/problems/<word>}
 * @param title the same for every problem of this type
 * @param detail what is wrong here, and what helps
 * @param pointer JSON pointer (RFC 6901) of the field that is wrong; null where it is no field's
 *     fault
 */
record ProblemDetail(String word, String title, int status, String detail, String pointer) {
  static final String MEDIA_TYPE = "application/problem+json";

  private static final String BASE = "https://isobar.dev/problems/";

  static ProblemDetail of(ContractViolation violation) {
    String detail = violation.getMessage();
    return switch (violation.reason()) {
      case TOO_LARGE ->
          new ProblemDetail("too-large", "The article is too large", 413, detail, null);
      case NOT_JSON -> new ProblemDetail("not-json", "The body is not JSON", 400, detail, null);
      case INVALID ->
          new ProblemDetail(
              "invalid-article",
              "The article breaks the contract RawArticle v1",
              400,
              detail,
              violation.pointer());
      case NOT_TEXT ->
          new ProblemDetail("not-text", "The content is no text", 415, detail, violation.pointer());
    };
  }

  static ProblemDetail of(PublishException failure) {
    return switch (failure.reason()) {
      case BROKER_AWAY ->
          new ProblemDetail(
              "broker-away",
              "The article could not be written",
              503,
              failure.getMessage() + "; send it again, which is safe: it keeps its id",
              null);
      case OVERLOADED -> overloaded(failure.getMessage());
      case TOO_LARGE ->
          new ProblemDetail(
              "too-large", "The article is too large", 413, failure.getMessage(), null);
    };
  }

  static ProblemDetail overloaded(String why) {
    return new ProblemDetail(
        "overloaded", "Too much at once", 429, why + "; send it again later", null);
  }

  static ProblemDetail unsupported() {
    return new ProblemDetail(
        "unsupported-media-type",
        "The body has no known form",
        415,
        "set Content-Type to application/json (one article), application/x-ndjson (one per line),"
            + " text/html or text/plain (a page or text as it is); JSON in UTF-8, nothing compressed",
        null);
  }

  static ProblemDetail methodNotAllowed() {
    return new ProblemDetail(
        "method-not-allowed", "There is no such method here", 405, "POST articles here", null);
  }

  static ProblemDetail notFound() {
    return new ProblemDetail(
        "not-found",
        "There is nothing here",
        404,
        "POST /articles takes articles; GET /q/openapi describes it",
        null);
  }

  static ProblemDetail internal() {
    return new ProblemDetail(
        "internal", "The service failed", 500, "the log of ingest-service says why", null);
  }

  /** Whether the same push may succeed later. */
  boolean isPassing() {
    return status == 429 || status == 503;
  }

  ObjectNode json() {
    ObjectNode json =
        ContractJson.mapper()
            .createObjectNode()
            .put("type", BASE + word)
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    if (pointer != null) {
      json.putArray("errors").addObject().put("pointer", pointer).put("detail", detail);
    }
    return json;
  }
}
