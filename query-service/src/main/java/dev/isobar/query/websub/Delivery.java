package dev.isobar.query.websub;

import java.time.Duration;
import java.time.Instant;

/**
 * Holds what a subscriber has got, and what failed since then.
 *
 * @param since that of the subscription, so that a later one of the same callback begins anew
 * @param tag the tag of the document that the subscriber has; null for none
 * @param failures attempts in a row that failed
 * @param failingSince when the first of them was made; null for none
 * @param next when the next attempt may be made; null for at once
 */
record Delivery(Instant since, String tag, int failures, Instant failingSince, Instant next) {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final int MAX_DOUBLINGS = 9;
  private static final Duration MAX_PAUSE = Duration.ofHours(1);

  /** Returns the state before the first attempt. */
  static Delivery none(Subscription subscription) {
    return new Delivery(subscription.since(), null, 0, null, null);
  }

  /** Returns whether a document is to be sent. */
  boolean isDue(String present, Instant now) {
    return !present.equals(tag) && (next == null || !now.isBefore(next));
  }

  /** Returns the state after the subscriber took a document. */
  Delivery taken(String document) {
    return new Delivery(since, document, 0, null, null);
  }

  /**
   * Returns the state after an attempt failed; the pause doubles up to an hour. A failure long
   * after the planned attempt is a first one: nothing was due meanwhile, so nothing failed.
   */
  Delivery failed(Instant now) {
    if (next != null && now.isAfter(next.plus(MAX_PAUSE))) {
      return new Delivery(since, tag, 0, null, null).failed(now);
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
    return new Delivery(
        since,
        tag,
        failures + 1,
        failingSince == null ? now : failingSince,
        now.plus(pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause));
  }

  /** Returns whether all attempts have failed for so long. */
  boolean isFailingFor(Duration time, Instant now) {
    return failingSince != null && !now.isBefore(failingSince.plus(time));
  }
}
