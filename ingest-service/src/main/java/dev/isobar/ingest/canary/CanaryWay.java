package dev.isobar.ingest.canary;

import dev.isobar.contracts.channel.Canary;
import java.time.Duration;
import java.time.Instant;

/**
 * The way of a canary that is in the view.
 *
 * @param number its UUID
 * @param sentAt when it was sent
 * @param seconds how long it took until query-service answered for it
 */
record CanaryWay(String number, Instant sentAt, double seconds) {
  static CanaryWay of(Canary canary, Duration way) {
    return new CanaryWay(canary.number(), canary.sentAt(), way.toMillis() / 1000.0);
  }
}
