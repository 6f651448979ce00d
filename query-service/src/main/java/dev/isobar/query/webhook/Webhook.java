package dev.isobar.query.webhook;

import java.net.URI;
import java.time.Instant;

/**
 * Describes where messages are sent, and how they are signed.
 *
 * @param id lower-case letters and digits
 * @param description null for none
 * @param url the address of the target
 * @param paused whether messages wait
 * @param ratePerMinute how many attempts a minute on average; null for the setting
 * @param secret signs messages; see {@link WebhookSecret}
 * @param formerSecret signs them too, so that receivers can change theirs; null for none
 * @param formerSecretUntil when it ends; null for none
 */
record Webhook(
    String id,
    String name,
    String description,
    URI url,
    boolean paused,
    Integer ratePerMinute,
    String secret,
    String formerSecret,
    Instant formerSecretUntil,
    Instant createdAt) {

  /** Names it in logs, without the parts of the address that may be secret. */
  @Override
  public String toString() {
    return "%s (on %s)".formatted(id, url.getHost());
  }

  /** Returns how many attempts a minute are made on average, by default those of the setting. */
  int rateOr(int usual) {
    return ratePerMinute == null ? usual : ratePerMinute;
  }

  Webhook withPaused(boolean other) {
    return new Webhook(
        id,
        name,
        description,
        url,
        other,
        ratePerMinute,
        secret,
        formerSecret,
        formerSecretUntil,
        createdAt);
  }

  /** Returns the webhook with a new secret, beside which the present one is valid for a time. */
  Webhook withSecret(String other, Instant formerUntil) {
    return new Webhook(
        id, name, description, url, paused, ratePerMinute, other, secret, formerUntil, createdAt);
  }
}
