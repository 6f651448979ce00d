package dev.isobar.query.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is sent to webhooks. */
@Singleton
class WebhookMetrics {
  private final Counter delivered;
  private final Counter failed;
  private final Counter dead;
  private final Counter disabled;
  private final Timer duration;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong oldestSeconds = new AtomicLong();

  WebhookMetrics(MeterRegistry registry) {
    delivered = counter(registry, "delivered");
    failed = counter(registry, "failed");
    dead = counter(registry, "dead");
    disabled =
        Counter.builder("isobar.webhooks.disabled")
            .description("Webhooks that were disabled because their targets failed or are gone")
            .register(registry);
    duration =
        Timer.builder("isobar.webhooks.duration")
            .description("Time that targets of webhooks take to answer")
            .register(registry);
    Gauge.builder("isobar.webhooks.waiting", waiting::get)
        .description("Messages that wait for their webhooks, of all replicas")
        .register(registry);
    Gauge.builder("isobar.webhooks.oldest", oldestSeconds::get)
        .description("How long the oldest message has been due to a webhook that is not paused")
        .baseUnit("seconds")
        .register(registry);
  }

  void attempted(Attempt attempt) {
    duration.record(attempt.duration());
    (attempt.isDelivered() ? delivered : failed).increment();
  }

  void dead(int messages) {
    dead.increment(messages);
  }

  void disabled() {
    disabled.increment();
  }

  /** Notes what waits. */
  void waiting(long messages, long oldest) {
    waiting.set(messages);
    oldestSeconds.set(oldest);
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("isobar.webhooks.deliveries")
        .description(
            "Attempts to send messages to webhooks that succeeded or failed, and messages that are dead")
        .tag("outcome", outcome)
        .register(registry);
  }
}
