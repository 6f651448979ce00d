package dev.isobar.enrich;

import dev.isobar.contracts.channel.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Enriched articles of the quick lane in; the relevant ones out again, read deep. */
@Singleton
class DeepChannel {
  private final ChannelState state = new ChannelState();
  private final Workers workers;
  private final MeterRegistry metrics;
  private final boolean enabled;
  private final ArticleLoop loop;

  DeepChannel(
      ChannelClients clients,
      CurrentEnricher enricher,
      Pressure pressure,
      MeterRegistry metrics,
      EnrichSettings settings) {
    this.metrics = metrics;
    this.enabled = settings.channel().enabled() && settings.lane() != RequestedLane.QUICK;
    this.workers = new Workers(settings.deep().threads(), settings.timeout());
    this.loop =
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
            this::count);
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      state.start(loop, "deep-channel");
    }
  }

  /** Lets the batch under way end; its offsets are committed before this returns. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    state.stop();
    workers.close();
  }

  private void count(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      metrics.counter("isobar.articles.deep", "outcome", outcome.reason()).increment();
    }
  }
}
