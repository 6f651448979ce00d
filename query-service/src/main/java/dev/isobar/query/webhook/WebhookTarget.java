package dev.isobar.query.webhook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** Maps what is known of the target of a webhook, and which replica sends to it. */
@Entity
@Table(name = "webhook_target")
public class WebhookTarget extends PanacheEntityBase {
  /** How many attempts are made at once after a time without any. */
  private static final int BURST = 10;

  @Id String webhook;

  @Column(name = "leased_by")
  String leasedBy;

  @Column(name = "leased_until")
  Instant leasedUntil;

  @Column(name = "not_before")
  Instant notBefore;

  @Column(name = "rate_used")
  Instant rateUsed;

  int failures;

  @Column(name = "failing_since")
  Instant failingSince;

  @Column(name = "failed_at")
  Instant failedAt;

  @Column(name = "disabled_at")
  Instant disabledAt;

  @Column(name = "disabled_reason")
  String disabledReason;

  /** Returns whether a replica may make an attempt now. */
  boolean isFree(String replica, Instant now) {
    return replica.equals(leasedBy) && disabledAt == null && !notBefore.isAfter(now);
  }

  /**
   * Notes that an attempt is made.
   *
   * @param ratePerMinute how many may be made on average
   * @param until how long the replica keeps the target for it
   */
  void take(int ratePerMinute, Instant now, Instant until) {
    Duration interval = Duration.ofMinutes(1).dividedBy(ratePerMinute);
    rateUsed = later(rateUsed, now).plus(interval);
    notBefore = later(notBefore, rateUsed.minus(interval.multipliedBy(BURST - 1)));
    leasedUntil = until;
  }

  /** Notes what became of an attempt. */
  void attempted(Attempt attempt, RetryPlan plan) {
    if (attempt.isDelivered()) {
      forgiven();
      return;
    }
    Instant now = attempt.at().plus(attempt.duration());
    if (failedAt == null || now.isAfter(failedAt.plus(plan.forgetAfter()))) {
      failures = 0;
      failingSince = now;
    }
    failures++;
    failedAt = now;
    if (attempt.targetIsAway()) {
      notBefore = later(notBefore, now.plus(plan.targetPause(failures)));
    }
    if (attempt.retryAfter() != null) {
      notBefore = later(notBefore, now.plus(attempt.retryAfter()));
    }
    if (attempt.isGone()) {
      disable(now, "The target answered 410 Gone");
    } else if (!now.isBefore(failingSince.plus(plan.disableAfter()))) {
      disable(
          now,
          "All attempts since %s failed, the last one: %s"
              .formatted(failingSince, attempt.failure()));
    }
  }

  /** Sends again, whatever has failed. */
  void resume(Instant now) {
    disabledAt = null;
    disabledReason = null;
    notBefore = now;
    forgiven();
  }

  private void forgiven() {
    failures = 0;
    failingSince = null;
    failedAt = null;
  }

  private void disable(Instant now, String reason) {
    disabledAt = now;
    disabledReason = reason;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
