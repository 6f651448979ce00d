package dev.isobar.enrich.channel;

import dev.isobar.contracts.channel.Canary;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.work.TimeLimitedExecutor;
import dev.isobar.messaging.PollingPause;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Runs the deep lane: consumes quick-lane articles and produces the relevant ones again. */
@ApplicationScoped
class DeepLaneConsumer {
  private final BatchProcessor batches;
  private final TimeLimitedExecutor workers;
  private final PollingPause polling;
  private final AcknowledgedCommitHandler.Factory offsets;
  private final MeterRegistry metrics;

  DeepLaneConsumer(
      EnricherHolder enricher,
      @Channel("deep-articles") MutinyEmitter<ProducerRecord<byte[], byte[]>> deep,
      PollingPause polling,
      @Identifier("acknowledged") AcknowledgedCommitHandler.Factory offsets,
      ChannelShutdown shutdown,
      QuickLaneLoad load,
      MeterRegistry metrics,
      EnrichConfig settings) {
    this.polling = polling;
    this.offsets = offsets;
    this.metrics = metrics;
    this.workers =
        new TimeLimitedExecutor(settings.deep().threads(), settings.timeout(), Thread.MIN_PRIORITY);
    var step = new DeepRecordProcessor(enricher, load, settings);
    var outgoing = new OutgoingArticles(Map.of(KafkaTopics.ENRICHED, deep));
    this.batches =
        new BatchProcessor(
            step,
            enricher,
            workers,
            new OrderedSender(step, shutdown::isRunning),
            outgoing::of,
            shutdown::isRunning,
            this::count);
  }

  @Incoming("quick-articles")
  @Blocking("deep-lane")
  CompletionStage<Void> enrich(Message<ConsumerRecords<byte[], byte[]>> batch) {
    try {
      return batches.process(batch.withPayload(offsets.owned(batch)));
    } finally {
      polling.end(batch);
    }
  }

  private void count(List<ProcessingResult> results) {
    for (ProcessingResult result : results) {
      if (Canary.of(result.from()).isPresent()) {
        continue; // It is no article.
      }
      metrics.counter("isobar.articles.deep", "outcome", result.reason()).increment();
    }
  }

  @PreDestroy
  void close() {
    workers.close();
  }
}
