package dev.isobar.query.websub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Counts what the hub sends. */
@Singleton
class HubMetrics {
  private final Counter taken;
  private final Counter failed;
  private final Counter ended;

  HubMetrics(MeterRegistry registry, Subscriptions subscriptions) {
    taken = counter(registry, "taken");
    failed = counter(registry, "failed");
    ended = counter(registry, "ended");
    Gauge.builder("isobar.websub.subscriptions", () -> subscriptions.active(Instant.now()))
        .description("Subscriptions to feeds that have a lease")
        .register(registry);
  }

  /** A subscriber took a document. */
  void taken() {
    taken.increment();
  }

  /** A subscriber did not take a document. */
  void failed() {
    failed.increment();
  }

  /** The hub ended a subscription. */
  void ended() {
    ended.increment();
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("isobar.websub.deliveries")
        .description("Documents sent to subscribers of feeds, by outcome")
        .tag("outcome", outcome)
        .register(registry);
  }
}
