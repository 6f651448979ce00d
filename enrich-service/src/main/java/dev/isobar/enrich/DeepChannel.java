package dev.isobar.enrich;

import dev.isobar.contracts.channel.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Enriched articles of the quick lane in; the relevant ones out again, read deep. */
@Singleton
class DeepChannel {
  private final ChannelState state = new ChannelState();
  private final Workers workers;
  private final MeterRegistry metrics;
  private final boolean enabled;
  private final Thread thread;

  DeepChannel(
      ChannelClients clients,
      CurrentEnricher enricher,
      Pressure pressure,
      MeterRegistry metrics,
      EnrichSettings settings) {
    this.metrics = metrics;
    this.enabled = settings.channel().enabled() && settings.lane() != RequestedLane.QUICK;
    this.workers = new Workers(settings.deep().threads(), settings.timeout());
    this.thread =
        new Thread(
            new ArticleLoop(
                Topics.ENRICHED,
                clients::deepConsumer,
                clients::producer,
                new DeepEnricher(enricher, pressure, settings),
                enricher,
                workers,
                state,
                settings.channel().commitInterval(),
                metrics,
                this::count),
            "deep-channel");
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      state.start();
      thread.start();
    }
  }

  /** Lets the batch under way end; its offsets are committed before this returns. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    state.stop();
    thread.join(Duration.ofSeconds(20).toMillis());
    workers.close();
  }

  private void count(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      metrics.counter("isobar.articles.deep", "outcome", outcome.reason()).increment();
    }
  }
}
