package dev.isobar.query.webhook;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.rest.ProblemException;

/** Makes the problems of requests to webhooks. */
final class WebhookProblems {
  private WebhookProblems() {}

  static ProblemException unknown(String id) {
    return of("not-found", "Not found", 404, "There is no webhook " + id + ": see /webhooks");
  }

  static ProblemException unknownMessage(String webhook, String id) {
    return of(
        "not-found",
        "Not found",
        404,
        "There is no message %s to webhook %s, or it is no longer kept: see /webhooks/%2$s/deliveries"
            .formatted(id, webhook));
  }

  static ProblemException tooMany(int max) {
    return of(
        "too-many-webhooks",
        "Too many webhooks",
        409,
        "There are %d webhooks, as many as isobar.delivery.max-webhooks allows: remove one"
            .formatted(max));
  }

  static ProblemException stale() {
    return of(
        "stale",
        "The webhook has changed",
        412,
        "The webhook is not in the state that If-Match expects: read it again");
  }

  static ProblemException disabled(String id) {
    return of(
        "disabled",
        "The webhook is disabled",
        409,
        "Webhook %s is disabled, so nothing is sent: POST /webhooks/%1$s/resume first"
            .formatted(id));
  }

  static ProblemException full(String id, int max) {
    return of(
        "queue-full",
        "The queue is full",
        409,
        "As many messages wait for webhook %s as isobar.delivery.max-waiting allows (%d): send it again"
                .formatted(id, max)
            + " when some are delivered; a paused webhook takes them after POST /webhooks/"
            + id
            + "/resume");
  }

  static ProblemException unavailable(String detail) {
    return of("webhooks-away", "Webhooks are unavailable", 503, detail + ": try again later");
  }

  private static ProblemException of(String word, String title, int status, String detail) {
    return new ProblemException(ProblemDetail.of(word, title, status, detail));
  }
}
