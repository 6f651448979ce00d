package dev.isobar.enrich.channel;

import dev.isobar.contracts.channel.Topics;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.kafka.ConsumerThread;
import dev.isobar.enrich.kafka.KafkaClients;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.work.TimeLimitedExecutor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Raw articles in; enriched articles of the quick lane and dead letters out. */
@Singleton
class RawArticlesConsumer {
  private final ConsumerThread state;
  private final MeterRegistry metrics;
  private final QuickLaneLoad pressure;
  private final boolean enabled;
  private final ArticleConsumer loop;

  RawArticlesConsumer(
      KafkaClients clients,
      EnricherHolder enricher,
      RawRecordProcessor records,
      TimeLimitedExecutor workers,
      ConsumerThread state,
      QuickLaneLoad pressure,
      MeterRegistry metrics,
      EnrichConfig settings) {
    this.state = state;
    this.metrics = metrics;
    this.pressure = pressure;
    this.enabled = settings.channel().enabled();
    this.loop =
        new ArticleConsumer(
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

  private void count(List<ProcessingResult> outcomes) {
    pressure.batch(outcomes.size());
    for (ProcessingResult outcome : outcomes) {
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
