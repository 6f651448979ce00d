package dev.isobar.query.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * Holds what became of one attempt to send a message.
 *
 * @param at when it began
 * @param duration until the answer, or until it failed
 * @param status null if no answer came
 * @param answer the beginning of the answer; null if none came
 * @param retryAfter how long the target wants to be left alone; null if it does not say
 * @param failure what failed; null if the target has taken the message
 */
record Attempt(
    Instant at,
    Duration duration,
    Integer status,
    String answer,
    Duration retryAfter,
    String failure) {
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  boolean isDelivered() {
    return failure == null;
  }

  /** Returns whether the target wants no more messages. */
  boolean isGone() {
    return status != null && status == GONE;
  }

  /** Returns whether other messages would fail too; else it may be due to this message. */
  boolean targetIsAway() {
    return !isDelivered() && (status == null || status >= SERVER_ERROR || status == TOO_MANY);
  }
}
