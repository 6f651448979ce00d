package dev.isobar.query.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Shows what became of a message.
 *
 * @param id the header {@code webhook-id}
 * @param state {@code pending}, {@code delivered} or {@code dead}
 * @param attemptedAt when the last attempt began; null before the first
 * @param status the status of the answer; null if none came
 * @param durationMs how long the last attempt took
 * @param answer the beginning of the answer
 * @param failure why the last attempt failed; null if it did not
 * @param nextAttempt when the next attempt may be made; null if the message does not wait
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
    String id,
    String type,
    String state,
    Instant createdAt,
    int attempts,
    Instant attemptedAt,
    Integer status,
    Long durationMs,
    String answer,
    String failure,
    Instant nextAttempt) {

  static DeliveryView of(WebhookMessage message) {
    return new DeliveryView(
        message.id,
        message.type,
        message.state,
        message.createdAt,
        message.attempts,
        message.attemptedAt,
        message.status,
        message.durationMs,
        message.answer,
        message.failure,
        message.state.equals(WebhookMessage.PENDING) ? message.due : null);
  }

  /** Shows an attempt that is no message of the queue. */
  static DeliveryView of(String id, String type, Attempt attempt) {
    return new DeliveryView(
        id,
        type,
        attempt.isDelivered() ? WebhookMessage.DELIVERED : "failed",
        attempt.at(),
        1,
        attempt.at(),
        attempt.status(),
        attempt.duration().toMillis(),
        attempt.answer(),
        attempt.failure(),
        null);
  }
}
