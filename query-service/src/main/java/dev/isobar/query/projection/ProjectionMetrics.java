package dev.isobar.query.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counts each article once, by outcome, after its transaction. */
@ApplicationScoped
class ProjectionMetrics implements ProjectionOutcomes {
  private final MeterRegistry registry;
  private final Counter applied;
  private final Counter superseded;
  private final Counter retries;
  private final Timer batches;
  private final AtomicLong appliedAt = new AtomicLong();
  private final Map<Integer, Long> lag = new ConcurrentHashMap<>();

  ProjectionMetrics(MeterRegistry registry) {
    this.registry = registry;
    applied = outcome("applied", "none");
    superseded = outcome("superseded", "none");
    retries =
        Counter.builder("isobar.view.retries")
            .description(
                "Batches that were retried because the database or the broker was unavailable")
            .register(registry);
    batches =
        Timer.builder("isobar.view.batch")
            .description("Duration of one transaction, including decoding")
            .register(registry);
    TimeGauge.builder(
            "isobar.view.applied.timestamp", appliedAt, TimeUnit.MILLISECONDS, AtomicLong::get)
        .description("Time of the last batch, since 1970")
        .register(registry);
    Gauge.builder("isobar.view.lag", lag, all -> all.values().stream().mapToLong(l -> l).sum())
        .description("Records of this replica's partitions that the view has not applied yet")
        .register(registry);
  }

  @Override
  public void applied(int taken, int received, Duration time) {
    applied.increment(taken);
    superseded.increment(received - taken);
    batches.record(time);
    appliedAt.set(Clock.systemUTC().millis());
  }

  @Override
  public void deadLettered(String reason) {
    outcome("dead-lettered", reason).increment();
  }

  void retried() {
    retries.increment();
  }

  void lag(int partition, long records) {
    lag.put(partition, records);
  }

  void released(int partition) {
    lag.remove(partition);
  }

  private Counter outcome(String outcome, String reason) {
    return Counter.builder("isobar.articles")
        .description("Enriched events by outcome")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .register(registry);
  }
}
