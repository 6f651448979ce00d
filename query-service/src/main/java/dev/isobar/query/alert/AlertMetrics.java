package dev.isobar.query.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Counts what alerts match and tell. */
@Singleton
class AlertMetrics {
  private final Counter hits;
  private final Counter messages;
  private final Counter retries;
  private final Timer matches;
  private final AtomicInteger queries = new AtomicInteger();

  AlertMetrics(MeterRegistry registry) {
    hits =
        Counter.builder("isobar.alerts.hits")
            .description("Articles that alerts have matched and that were new")
            .register(registry);
    messages =
        Counter.builder("isobar.alerts.messages")
            .description("Messages of alerts")
            .register(registry);
    retries =
        Counter.builder("isobar.alerts.retries")
            .description("Batches and messages that were retried after an error")
            .register(registry);
    matches =
        Timer.builder("isobar.alerts.match")
            .description("Time to find the alerts that an article matches")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    Gauge.builder("isobar.alerts.queries", queries, AtomicInteger::get)
        .description("Alerts that have a query")
        .register(registry);
  }

  void hits(int count) {
    hits.increment(count);
  }

  void message() {
    messages.increment();
  }

  void retried() {
    retries.increment();
  }

  void queries(int count) {
    queries.set(count);
  }

  <T> T match(Supplier<T> search) {
    return matches.record(search);
  }
}
