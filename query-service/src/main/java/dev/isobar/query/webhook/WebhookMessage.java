package dev.isobar.query.webhook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Maps a message to a webhook and what became of it. {@link WebhookQueue} inserts it. */
@Entity
@Table(name = "webhook_message")
public class WebhookMessage extends PanacheEntityBase {
  static final String PENDING = "pending";
  static final String DELIVERED = "delivered";
  static final String DEAD = "dead";

  /** Of a delivered message only its id is known, so that it is not queued again. */
  static final String FORGOTTEN = "forgotten";

  /** Why a message is dead that was the oldest of too many. */
  static final String OVERFLOW = "The queue was full (isobar.delivery.max-waiting)";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long seq;

  String webhook;
  String id;
  String type;
  String body;
  String state;

  @Column(name = "created_at")
  Instant createdAt;

  Instant due;
  int attempts;

  @Column(name = "attempted_at")
  Instant attemptedAt;

  Integer status;

  @Column(name = "duration_ms")
  Long durationMs;

  String answer;
  String failure;

  /** Locks and returns a message that is not forgotten. */
  static Optional<WebhookMessage> findMessage(String webhook, String id) {
    return find("webhook = ?1 and id = ?2 and state <> 'forgotten'", webhook, id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /** Locks and returns the oldest message of a webhook that is due. */
  static Optional<WebhookMessage> findDue(String webhook, Instant now) {
    return find("webhook = ?1 and state = 'pending' and due <= ?2 order by seq", webhook, now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** Returns how many messages wait for a webhook. */
  static long countPending(String webhook) {
    return count("webhook = ?1 and state = 'pending'", webhook);
  }

  boolean isPending() {
    return state.equals(PENDING);
  }

  /**
   * Notes an attempt.
   *
   * @param plan says when the next one may be made
   */
  void attempted(Attempt attempt, RetryPlan plan) {
    if (state.equals(DELIVERED) || state.equals(FORGOTTEN)) {
      // This replica was so slow that another one has sent the message too.
      return;
    }
    attempts++;
    attemptedAt = attempt.at();
    durationMs = attempt.duration().toMillis();
    status = attempt.status();
    answer = attempt.answer();
    if (attempt.isDelivered()) {
      state = DELIVERED;
      failure = null;
      return;
    }
    if (state.equals(DEAD)) {
      // It was ended during the attempt, and says why.
      return;
    }
    failure = attempt.failure();
    Optional<Duration> pause = plan.pause(attempts);
    if (pause.isEmpty()) {
      state = DEAD;
    } else {
      due = attempt.at().plus(attempt.duration()).plus(later(pause.get(), attempt.retryAfter()));
    }
  }

  /** Ends the message without an attempt. */
  void end(String why) {
    state = DEAD;
    failure = why;
  }

  /** Sends the message again, under the same id and with all attempts before it. */
  void sendAgain(Instant now) {
    state = PENDING;
    attempts = 0;
    due = now;
    failure = null;
  }

  private static Duration later(Duration one, Duration other) {
    return other != null && other.compareTo(one) > 0 ? other : one;
  }
}
