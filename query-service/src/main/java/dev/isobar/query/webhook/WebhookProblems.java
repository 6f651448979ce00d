package dev.isobar.query.webhook;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.rest.ProblemException;

/** Makes the problems of requests to webhooks. */
final class WebhookProblems {
  private WebhookProblems() {}

  static ProblemException unknown(String id) {
    return of("not-found", "Not found", 404, "There is no webhook " + id + ": see /webhooks");
  }

  static ProblemException unavailable(String detail) {
    return of("webhooks-away", "Webhooks are unavailable", 503, detail + ": try again later");
  }

  private static ProblemException of(String word, String title, int status, String detail) {
    return new ProblemException(ProblemDetail.of(word, title, status, detail));
  }
}
