package dev.isobar.ingest.canary;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Counts what becomes of canaries, and how long their way took. */
@Singleton
class CanaryMetrics {
  private static final Duration[] WAYS =
      Stream.of(500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Timer way;

  /** What becomes of a canary. One that is late is visible or lost afterwards. */
  enum Outcome {
    SENT,
    REFUSED,
    VISIBLE,
    LATE,
    LOST
  }

  CanaryMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.way =
        Timer.builder("isobar.canary.way")
            .description("Time from sending a canary until readers of the view can see it")
            .serviceLevelObjectives(WAYS)
            .register(registry);
    for (Outcome outcome : Outcome.values()) {
      // From 0, so that the first lost one is an increase.
      count(outcome, 0);
    }
  }

  void count(Outcome outcome) {
    count(outcome, 1);
  }

  void visible(Duration after) {
    count(Outcome.VISIBLE);
    way.record(after);
  }

  private void count(Outcome outcome, int canaries) {
    registry
        .counter("isobar.canaries", "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .increment(canaries);
  }
}
