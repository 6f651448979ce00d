package dev.isobar.enrich.channel;

import dev.isobar.enrich.kafka.ConsumerThread;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.work.TimeLimitedExecutor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Reads a Kafka topic of articles batch by batch and publishes what becomes of them, in order, at
 * least once: offsets are committed behind what was acknowledged. Whatever fails opens anew.
 *
 * @param done told of every record's outcome once it is acknowledged
 */
record ArticleConsumer(
    String topic,
    Supplier<KafkaConsumer<byte[], byte[]>> consumers,
    Supplier<KafkaProducer<byte[], byte[]>> producers,
    RecordProcessor step,
    EnricherHolder enricher,
    TimeLimitedExecutor workers,
    ConsumerThread state,
    Duration commitInterval,
    MeterRegistry metrics,
    Consumer<List<ProcessingResult>> done)
    implements Runnable {

  @Override
  public void run() {
    while (state.running()) {
      try (KafkaConsumer<byte[], byte[]> consumer = consumers.get();
          KafkaClientMetrics lag = new KafkaClientMetrics(consumer);
          BatchProducer publisher = new BatchProducer(producers, step)) {
        lag.bindTo(metrics);
        read(consumer, publisher);
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        state.failed(e);
      }
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer, BatchProducer publisher)
      throws InterruptedException {
    while (state.running() && !enricher.awaitSettled(100)) {
      // No article is enriched with less than the taxonomy there is.
    }
    OffsetCommitter positions = new OffsetCommitter(consumer, commitInterval);
    consumer.subscribe(List.of(topic), positions);
    while (state.running()) {
      var batch = consumer.poll(Duration.ofMillis(100));
      state.polled(consumer.groupMetadata().generationId() >= 0);
      List<ProcessingResult> outcomes = publisher.publish(enrich(batch), state::running);
      positions.acknowledged(outcomes);
      done.accept(outcomes);
      positions.commitIfDue();
    }
    positions.commitNow();
  }

  private List<ProcessingResult> enrich(Iterable<ConsumerRecord<byte[], byte[]>> batch)
      throws InterruptedException {
    List<TimeLimitedExecutor.TimedTask<ProcessingResult>> work = new ArrayList<>();
    batch.forEach(record -> work.add(workers.submit(() -> step.enrich(record))));
    List<ProcessingResult> outcomes = new ArrayList<>(work.size());
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      try {
        outcomes.add(work.get(outcomes.size()).result());
      } catch (ExecutionException e) {
        outcomes.add(step.failed(record, e.getCause()));
      } catch (TimeoutException e) {
        outcomes.add(step.failed(record, e));
      }
    }
    return outcomes;
  }
}
