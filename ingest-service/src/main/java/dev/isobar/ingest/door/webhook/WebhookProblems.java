package dev.isobar.ingest.door.webhook;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;
import java.util.List;

/** Makes the problem details of webhooks. */
final class WebhookProblems {
  /** The highest number of invalid values in an answer. */
  private static final int MAX_ERRORS = 20;

  private WebhookProblems() {}

  static ProblemDetail unknown() {
    return ProblemDetail.of(
        "not-found",
        "Not found",
        404,
        "The webhook does not exist: set isobar.webhooks.NAME.content, or correct the name");
  }

  static ProblemDetail wrongSecret(WebhookSecret secret) {
    return ProblemDetail.of(
        "unauthorized",
        "The secret is missing or wrong",
        401,
        "Send the header %s as the webhook's settings secret and secret-form ask"
            .formatted(secret.header()));
  }

  static ProblemDetail tooLarge(int maxBytes) {
    return ProblemDetail.of(
        "too-large",
        "The call is too large",
        413,
        "has more than %d bytes: send several calls or raise the webhook's setting max-bytes"
            .formatted(maxBytes));
  }

  static ProblemDetail compressed() {
    return ProblemDetail.of(
        "unsupported-media-type",
        "Unsupported media type",
        415,
        "the body is compressed: send it without Content-Encoding");
  }

  /** Returns the problem of a call with invalid articles; the first one determines the status. */
  static ProblemDetail of(List<ContractViolationException> invalid) {
    ProblemDetail first = ProblemDetail.of(invalid.get(0), "article");
    return new ProblemDetail(
        first.type(), first.title(), first.status(), first.detail(), errors(invalid));
  }

  static List<ProblemDetail.WrongValue> errors(List<ContractViolationException> invalid) {
    return invalid.stream()
        .limit(MAX_ERRORS)
        .map(e -> new ProblemDetail.WrongValue(e.pointer(), e.getMessage()))
        .toList();
  }
}
