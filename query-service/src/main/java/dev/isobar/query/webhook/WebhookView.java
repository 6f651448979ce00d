package dev.isobar.query.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;

/**
 * Shows a webhook to curators, without its secrets.
 *
 * @param ratePerMinute how many attempts a minute it is to get on average; null for the setting
 * @param effectiveRatePerMinute how many attempts a minute are made at most on average
 * @param status {@code active}, {@code failing}, {@code paused} or {@code disabled}
 * @param failingSince since when all attempts have failed; null if the last one has not
 * @param disabledAt when nothing more was sent; null if messages are sent
 * @param waiting how many messages wait
 * @param dead how many messages are dead
 * @param overflow how many of these are, because too many waited
 * @param formerSecretUntil until when the former secret signs too; null for none
 * @param secret only after its creation or rotation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
    String id,
    String name,
    String description,
    URI url,
    boolean paused,
    Integer ratePerMinute,
    int effectiveRatePerMinute,
    Instant createdAt,
    String status,
    Instant failingSince,
    Instant disabledAt,
    String disabledReason,
    long waiting,
    long dead,
    long overflow,
    Instant formerSecretUntil,
    String secret) {

  /**
   * Makes the view.
   *
   * @param target null if nothing was sent yet
   * @param rate how many attempts a minute are made
   */
  static WebhookView of(
      Webhook webhook,
      WebhookTarget target,
      long waiting,
      long dead,
      long overflow,
      int rate,
      Instant now) {
    boolean rotated =
        webhook.formerSecretUntil() != null && now.isBefore(webhook.formerSecretUntil());
    return new WebhookView(
        webhook.id(),
        webhook.name(),
        webhook.description(),
        webhook.url(),
        webhook.paused(),
        webhook.ratePerMinute(),
        rate,
        webhook.createdAt(),
        status(webhook, target),
        target == null ? null : target.failingSince,
        target == null ? null : target.disabledAt,
        target == null ? null : target.disabledReason,
        waiting,
        dead,
        overflow,
        rotated ? webhook.formerSecretUntil() : null,
        null);
  }

  WebhookView withSecret(String shown) {
    return new WebhookView(
        id,
        name,
        description,
        url,
        paused,
        ratePerMinute,
        effectiveRatePerMinute,
        createdAt,
        status,
        failingSince,
        disabledAt,
        disabledReason,
        waiting,
        dead,
        overflow,
        formerSecretUntil,
        shown);
  }

  private static String status(Webhook webhook, WebhookTarget target) {
    if (target != null && target.disabledAt != null) {
      return "disabled";
    }
    if (webhook.paused()) {
      return "paused";
    }
    return target != null && target.failingSince != null ? "failing" : "active";
  }
}
