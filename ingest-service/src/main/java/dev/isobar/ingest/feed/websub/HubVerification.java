package dev.isobar.ingest.feed.websub;

import dev.isobar.ingest.feed.websub.Subscription.State;
import java.time.Duration;
import java.time.Instant;

/**
 * Answers the GET request with which a hub verifies a subscription.
 *
 * @param subscription the subscription after it; the same object if nothing changed
 * @param status the status of the answer
 * @param body the answer: the challenge if the subscription is confirmed
 */
public record HubVerification(Subscription subscription, int status, String body) {
  private static final int MAX_CHALLENGE = 4096;
  private static final int MAX_REASON = 200;

  /**
   * Confirms what this service asked for, and nothing else.
   *
   * @param mode {@code hub.mode}
   * @param topic {@code hub.topic}
   * @param challenge {@code hub.challenge}
   * @param leaseSeconds {@code hub.lease_seconds}
   * @param reason {@code hub.reason}
   */
  public static HubVerification of(
      Subscription subscription,
      String mode,
      String topic,
      String challenge,
      String leaseSeconds,
      String reason,
      Instant now) {
    if (mode == null || !subscription.topic().equals(topic)) {
      return refused(subscription);
    }
    boolean challenged =
        challenge != null && !challenge.isEmpty() && challenge.length() <= MAX_CHALLENGE;
    return switch (mode) {
      case "subscribe" ->
          challenged && subscription.state() == State.PENDING && subscription.requested() != null
              ? confirmed(subscription, challenge, lease(leaseSeconds), now)
              : refused(subscription);
      case "unsubscribe" ->
          challenged && subscription.state() == State.ENDING
              ? new HubVerification(subscription.with(State.ENDED, null, 0, now), 200, challenge)
              : refused(subscription);
      case "denied" -> denied(subscription, reason, now);
      default -> refused(subscription);
    };
  }

  private static HubVerification confirmed(
      Subscription subscription, String challenge, Duration lease, Instant now) {
    return lease.isZero()
        ? refused(subscription)
        : new HubVerification(
            SubscriptionPolicy.verified(subscription, lease, now), 200, challenge);
  }

  private static HubVerification denied(Subscription subscription, String reason, Instant now) {
    if (subscription.state() == State.ENDED || subscription.state() == State.ENDING) {
      return new HubVerification(subscription.with(State.ENDED, null, 0, now), 200, "");
    }
    String why =
        reason == null ? "" : ": " + reason.substring(0, Math.min(reason.length(), MAX_REASON));
    return new HubVerification(
        SubscriptionPolicy.denied(subscription, "The hub denies the subscription" + why + ".", now),
        200,
        "");
  }

  private static HubVerification refused(Subscription subscription) {
    return new HubVerification(subscription, 404, "");
  }

  /** Returns what was asked for if the hub states nothing that can be read; zero if it is none. */
  private static Duration lease(String seconds) {
    if (seconds == null || !seconds.strip().matches("\\d{1,18}")) {
      return SubscriptionRequest.LEASE;
    }
    return Duration.ofSeconds(Long.parseLong(seconds.strip()));
  }
}
