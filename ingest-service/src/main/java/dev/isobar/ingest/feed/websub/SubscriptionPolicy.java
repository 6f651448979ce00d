package dev.isobar.ingest.feed.websub;

import dev.isobar.ingest.feed.websub.Subscription.State;
import java.time.Duration;
import java.time.Instant;

/** Decides how a subscription goes on after requests to the hub, pushes and polls. */
public final class SubscriptionPolicy {
  /** No lease is taken for longer: a hub that lost it would not be noticed. */
  static final Duration LONGEST_LEASE = Duration.ofDays(14);

  /** A hub is not asked more often than this. */
  static final Duration LEAST = Duration.ofHours(1);

  /** How long the hub may take to verify a request. */
  static final Duration PATIENCE = Duration.ofHours(1);

  static final Duration WEEK = Duration.ofDays(7);

  /** How many articles a hub must push again after it missed one. */
  static final int PROBATION = 3;

  /** A hub needs time between publication and push. */
  static final Duration GRACE = Duration.ofMinutes(15);

  private static final int GIVE_UP_ENDING = 3;
  private static final int MAX_ATTEMPTS = 100;

  private SubscriptionPolicy() {}

  /**
   * Returns the subscription when the hub is about to be asked; it is stored before the request is
   * sent, since the hub may verify before it answers. If the hub does not verify, it is asked
   * again, later each time, at least daily; meanwhile the feed is polled. Nothing is sent if the
   * state is now {@link State#ENDED}.
   */
  public static Subscription asking(Subscription subscription, Instant now) {
    int attempts = Math.min(subscription.attempts() + 1, MAX_ATTEMPTS);
    boolean ending = subscription.state() == State.ENDING;
    if (ending && attempts > GIVE_UP_ENDING) {
      return subscription.with(State.ENDED, null, 0, now);
    }
    Duration delay = Duration.ofDays(1);
    if (attempts <= 5) {
      delay = Subscription.shorter(delay, PATIENCE.multipliedBy(1L << attempts - 1));
    }
    return subscription.with(ending ? State.ENDING : State.PENDING, now, attempts, now.plus(delay));
  }

  /** Returns the subscription after its feed is removed, moved or set to poll only. */
  public static Subscription unwanted(Subscription subscription, Instant now) {
    return subscription.leaseEnd() == null && subscription.requested() == null
        ? subscription.with(State.ENDED, null, 0, now)
        : subscription.with(State.ENDING, null, 0, now);
  }

  /** Returns the subscription after the hub verified a lease. */
  static Subscription verified(Subscription subscription, Duration stated, Instant now) {
    Duration lease = Subscription.shorter(stated, LONGEST_LEASE);
    Duration renewal = lease.multipliedBy(4).dividedBy(5);
    Instant next = now.plus(renewal.compareTo(LEAST) < 0 ? LEAST : renewal);
    return subscription.with(State.ACTIVE, null, 0, next).withLease(now.plus(lease));
  }

  /** Returns the subscription after the hub refused it. */
  static Subscription denied(Subscription subscription, String reason, Instant now) {
    return subscription
        .with(State.DENIED, null, 0, now.plus(WEEK))
        .withLease(null)
        .withReason(reason);
  }

  /**
   * Returns the subscription after the hub did not accept the request; it is asked again as if it
   * had not verified it.
   *
   * @param reason a sentence
   */
  public static Subscription failed(Subscription subscription, String reason) {
    return subscription.requested() == null ? subscription : subscription.withReason(reason);
  }

  /**
   * Returns the subscription after authentic content came.
   *
   * @param newEntries how many of its entries were not known before
   */
  public static Subscription pushed(Subscription subscription, int newEntries, Instant now) {
    int proofs = Math.max(0, subscription.proofs() - (newEntries > 0 ? 1 : 0));
    return subscription.withPush(now, subscription.pushed() + newEntries, proofs);
  }

  /**
   * Returns the subscription after a poll found a new entry: if the hub had time to push it, the
   * hub is on probation, and the feed is polled as if there were no hub.
   *
   * @param appeared when the entry was published; null: not known
   */
  public static Subscription found(Subscription subscription, Instant appeared, Instant now) {
    boolean early = appeared != null && appeared.isAfter(now.minus(GRACE));
    if (early || !subscription.running(now)) {
      return subscription;
    }
    return subscription.withPush(subscription.lastPush(), subscription.pushed(), PROBATION);
  }

  /**
   * Returns the time of the next poll. With a trusted hub it is a day after the last poll, or when
   * the lease ends; pushes do not move it.
   *
   * @param scheduled when the feed would be polled without the hub; never earlier
   * @param lastPoll when the feed was polled last with success
   */
  public static Instant nextPoll(
      Subscription subscription, Instant scheduled, Instant lastPoll, Instant now) {
    if (!subscription.trusted(now)) {
      return scheduled;
    }
    Instant deadline = lastPoll.plus(Duration.ofHours(23));
    if (subscription.leaseEnd().isBefore(deadline)) {
      deadline = subscription.leaseEnd();
    }
    return deadline.isAfter(scheduled) ? deadline : scheduled;
  }
}
