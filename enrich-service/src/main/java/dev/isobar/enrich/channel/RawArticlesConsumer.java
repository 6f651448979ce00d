package dev.isobar.enrich.channel;

import dev.isobar.contracts.channel.Canary;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.work.TimeLimitedExecutor;
import dev.isobar.messaging.PollingPause;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Runs the quick lane: consumes raw articles, produces enriched articles and dead letters. */
@ApplicationScoped
class RawArticlesConsumer {
  private final BatchProcessor batches;
  private final QuickLaneLoad load;
  private final PollingPause polling;
  private final AcknowledgedCommitHandler.Factory offsets;
  private final MeterRegistry metrics;

  RawArticlesConsumer(
      RawRecordProcessor step,
      EnricherHolder enricher,
      TimeLimitedExecutor workers,
      @Channel("enriched-articles") MutinyEmitter<ProducerRecord<byte[], byte[]>> enriched,
      @Channel("dead-letters") MutinyEmitter<ProducerRecord<byte[], byte[]>> deadLetters,
      PollingPause polling,
      @Identifier("acknowledged") AcknowledgedCommitHandler.Factory offsets,
      ChannelShutdown shutdown,
      QuickLaneLoad load,
      MeterRegistry metrics) {
    this.load = load;
    this.polling = polling;
    this.offsets = offsets;
    this.metrics = metrics;
    var outgoing =
        new OutgoingArticles(
            Map.of(KafkaTopics.ENRICHED, enriched, KafkaTopics.RAW_DLQ, deadLetters));
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

  @Incoming("raw-articles")
  @Blocking("quick-lane")
  CompletionStage<Void> enrich(Message<ConsumerRecords<byte[], byte[]>> batch) {
    try {
      return batches.process(batch.withPayload(offsets.owned(batch)));
    } finally {
      polling.end(batch);
    }
  }

  /** A canary is no article: without news there must be an alarm. */
  private static boolean isCanary(ProcessingResult result) {
    return Canary.of(result.from()).isPresent();
  }

  private void count(List<ProcessingResult> results) {
    load.batch(results.size());
    for (ProcessingResult result : results) {
      String outcome =
          !result.isEnriched() ? "dead-letter" : isCanary(result) ? "canary" : "enriched";
      metrics
          .counter(
              "isobar.articles",
              "outcome",
              outcome,
              "reason",
              result.reason(),
              "lane",
              result.lane())
          .increment();
    }
  }
}
