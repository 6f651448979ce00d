package dev.isobar.enrich;

import dev.isobar.contracts.channel.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Raw articles in; enriched articles of the quick lane and dead letters out. */
@Singleton
class EnrichmentChannel {
  private final ChannelState state;
  private final MeterRegistry metrics;
  private final Pressure pressure;
  private final boolean enabled;
  private final ArticleLoop loop;

  EnrichmentChannel(
      ChannelClients clients,
      CurrentEnricher enricher,
      RecordEnricher records,
      Workers workers,
      ChannelState state,
      Pressure pressure,
      MeterRegistry metrics,
      EnrichSettings settings) {
    this.state = state;
    this.metrics = metrics;
    this.pressure = pressure;
    this.enabled = settings.channel().enabled();
    this.loop =
        new ArticleLoop(
            Topics.RAW,
            clients::consumer,
            clients::producer,
            records,
            enricher,
            workers,
            state,
            settings.channel().commitInterval(),
            metrics,
            this::count);
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      state.start(loop, "enrichment-channel");
    }
  }

  /** Lets the batch under way end; its offsets are committed before this returns. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    state.stop();
  }

  private void count(List<Outcome> outcomes) {
    pressure.batch(outcomes.size());
    for (Outcome outcome : outcomes) {
      metrics
          .counter(
              "isobar.articles",
              "outcome",
              outcome.isEnriched() ? "enriched" : "dead-letter",
              "reason",
              outcome.reason(),
              "lane",
              outcome.lane())
          .increment();
    }
  }
}
