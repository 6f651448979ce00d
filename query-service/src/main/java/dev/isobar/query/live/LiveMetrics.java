package dev.isobar.query.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Provides the metrics of the live stream. */
@Singleton
public class LiveMetrics {
  private final MeterRegistry registry;
  private final Counter sent;
  private final Counter cutOff;
  private final Counter refused;
  private final Counter gaps;

  LiveMetrics(MeterRegistry registry) {
    this.registry = registry;
    sent = counter("isobar.live.events", "Events sent to subscribers");
    cutOff =
        counter("isobar.live.cut.off", "Subscribers disconnected because they read too slowly");
    refused = counter("isobar.live.refused", "Subscribers refused because there were too many");
    gaps = counter("isobar.live.gaps", "Gaps reported to subscribers");
  }

  void watchSubscribers(Supplier<Number> subscribers) {
    Gauge.builder("isobar.live.subscribers", subscribers)
        .description("Open streams")
        .register(registry);
  }

  void watchQueued(Supplier<Number> queued) {
    Gauge.builder("isobar.live.catch.up.queued", queued)
        .description("Subscribers that wait for a backfill from Kafka")
        .register(registry);
  }

  void sent(int articles) {
    sent.increment(articles);
  }

  void cutOff() {
    cutOff.increment();
  }

  void refused() {
    refused.increment();
  }

  void gap() {
    gaps.increment();
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }
}
