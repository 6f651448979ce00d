package dev.isobar.enrich.channel;

import dev.isobar.contracts.channel.Topics;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.kafka.ConsumerThread;
import dev.isobar.enrich.kafka.KafkaClients;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.pipeline.RequestedLane;
import dev.isobar.enrich.work.TimeLimitedExecutor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Enriched articles of the quick lane in; the relevant ones out again, read deep. */
@Singleton
class DeepLaneConsumer {
  private final ConsumerThread state = new ConsumerThread();
  private final TimeLimitedExecutor workers;
  private final MeterRegistry metrics;
  private final boolean enabled;
  private final ArticleConsumer loop;

  DeepLaneConsumer(
      KafkaClients clients,
      EnricherHolder enricher,
      QuickLaneLoad pressure,
      MeterRegistry metrics,
      EnrichConfig settings) {
    this.metrics = metrics;
    this.enabled = settings.channel().enabled() && settings.lane() != RequestedLane.QUICK;
    this.workers = new TimeLimitedExecutor(settings.deep().threads(), settings.timeout());
    this.loop =
        new ArticleConsumer(
            Topics.ENRICHED,
            clients::deepConsumer,
            clients::producer,
            new DeepRecordProcessor(enricher, pressure, settings),
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

  private void count(List<ProcessingResult> outcomes) {
    for (ProcessingResult outcome : outcomes) {
      metrics.counter("isobar.articles.deep", "outcome", outcome.reason()).increment();
    }
  }
}
