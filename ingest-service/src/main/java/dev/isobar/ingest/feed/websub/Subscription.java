package dev.isobar.ingest.feed.websub;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds the subscription of one feed to its hub.
 *
 * @param token names the subscription in the callback's address; not guessable
 * @param secret signs what the hub sends
 * @param requested when the last request to the hub was made that the hub has not verified; null:
 *     none is open
 * @param attempts requests in a row that the hub did not verify
 * @param next when the hub is asked next
 * @param leaseEnd until when the hub sends; null: it was never verified
 * @param lastPush when the last authentic content came
 * @param pushed how many new articles the hub has brought
 * @param proofs how many articles must be pushed before the hub is trusted, instead of polls
 * @param reason why it is not verified or was denied, a sentence; null: nothing is wrong
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Subscription(
    String hub,
    String topic,
    String token,
    String secret,
    State state,
    Instant requested,
    int attempts,
    Instant next,
    Instant leaseEnd,
    Instant lastPush,
    long pushed,
    int proofs,
    String reason) {

  /** A new hub has to deliver one article before polls become rarer. */
  static final int PROOFS_OF_THE_NEW = 1;

  /** Names the steps of a subscription. */
  public enum State {
    /** Wanted, not verified by the hub yet. */
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("active")
    ACTIVE,
    /** The hub refuses; it is asked again after a week. */
    @JsonProperty("denied")
    DENIED,
    /** No longer wanted; the hub is to verify that. */
    @JsonProperty("ending")
    ENDING,
    @JsonProperty("ended")
    ENDED
  }

  /** Returns a subscription that is to be requested at once. */
  public static Subscription wanted(
      SubscriptionTarget target, String token, String secret, Instant now) {
    return new Subscription(
        target.hub(),
        target.topic(),
        token,
        secret,
        State.PENDING,
        null,
        0,
        now,
        null,
        null,
        0,
        PROOFS_OF_THE_NEW,
        null);
  }

  /** Tells whether the hub is to be asked at this time, with {@link SubscriptionRequest}. */
  public boolean due(Instant now) {
    return state != State.ENDED && !now.isBefore(next);
  }

  /** Tells whether the hub has accepted the subscription and its lease runs. */
  public boolean running(Instant now) {
    return leaseEnd != null
        && now.isBefore(leaseEnd)
        && (state == State.ACTIVE || state == State.PENDING);
  }

  /** Tells whether pushes can be relied on, so that a poll a day is enough. */
  public boolean trusted(Instant now) {
    return running(now) && proofs == 0;
  }

  /** Tells whether the subscription is to be kept: it is neither ended nor about to end. */
  public boolean wanted() {
    return state != State.ENDING && state != State.ENDED;
  }

  /** Tells whether the hub has missed an article or not delivered one yet, so that polls go on. */
  public boolean onProbation(Instant now) {
    return running(now) && proofs > 0;
  }

  /** Tells whether what the hub sends is for this feed. */
  boolean serves(SubscriptionTarget target) {
    return hub.equals(target.hub()) && topic.equals(target.topic());
  }

  Subscription with(State newState, Instant newRequested, int newAttempts, Instant newNext) {
    return new Subscription(
        hub,
        topic,
        token,
        secret,
        newState,
        newRequested,
        newAttempts,
        newNext,
        leaseEnd,
        lastPush,
        pushed,
        proofs,
        null);
  }

  Subscription withLease(Instant end) {
    return new Subscription(
        hub, topic, token, secret, state, requested, attempts, next, end, lastPush, pushed, proofs,
        reason);
  }

  Subscription withPush(Instant push, long newPushed, int newProofs) {
    return new Subscription(
        hub, topic, token, secret, state, requested, attempts, next, leaseEnd, push, newPushed,
        newProofs, reason);
  }

  Subscription withReason(String why) {
    return new Subscription(
        hub, topic, token, secret, state, requested, attempts, next, leaseEnd, lastPush, pushed,
        proofs, why);
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "Subscription[%s at %s, %s, lease to %s]".formatted(topic, hub, state, leaseEnd);
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
