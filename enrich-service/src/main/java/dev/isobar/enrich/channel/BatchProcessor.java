package dev.isobar.enrich.channel;

import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.work.TimeLimitedExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Enriches a batch of records, sends the results, and acknowledges the batch when the broker has
 * acknowledged all of them. It never throws and never nacks a batch, because both end the channel.
 *
 * @param workers the threads of this lane
 * @param outgoing returns the function that sends the results of a batch
 * @param running returns false when the service stops
 * @param done receives the results of a batch that the broker has acknowledged
 */
record BatchProcessor(
    RecordProcessor step,
    EnricherHolder enricher,
    TimeLimitedExecutor workers,
    OrderedSender sender,
    Function<Message<?>, Function<ProcessingResult, CompletableFuture<Void>>> outgoing,
    BooleanSupplier running,
    Consumer<List<ProcessingResult>> done) {
  private static final Logger LOG = Logger.getLogger(BatchProcessor.class);
  private static final long PAUSE_MILLIS = 1_000;
  private static final long CHECK_MILLIS = 100;

  /**
   * Blocks until the broker has acknowledged everything. A batch that is interrupted by a shutdown
   * stays unacknowledged and is read again.
   */
  CompletionStage<Void> process(Message<ConsumerRecords<byte[], byte[]>> batch) {
    try {
      while (running.getAsBoolean()) {
        // The taxonomy must be read before the first article.
        if (enricher.awaitReady(CHECK_MILLIS) && publish(batch)) {
          return batch.ack();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return CompletableFuture.completedFuture(null);
  }

  private boolean publish(Message<ConsumerRecords<byte[], byte[]>> batch)
      throws InterruptedException {
    try {
      List<ProcessingResult> results = enrich(batch.getPayload());
      boolean published = sender.send(results, outgoing.apply(batch));
      if (published) {
        done.accept(results);
      }
      return published;
    } catch (RuntimeException e) {
      LOG.errorf(e, "A batch of %d records failed, retrying", batch.getPayload().count());
      Thread.sleep(PAUSE_MILLIS);
      return false;
    }
  }

  private List<ProcessingResult> enrich(Iterable<ConsumerRecord<byte[], byte[]>> batch)
      throws InterruptedException {
    List<TimeLimitedExecutor.TimedTask<ProcessingResult>> tasks = new ArrayList<>();
    batch.forEach(record -> tasks.add(workers.submit(() -> step.enrich(record))));
    List<ProcessingResult> results = new ArrayList<>(tasks.size());
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      try {
        results.add(tasks.get(results.size()).result());
      } catch (ExecutionException e) {
        results.add(step.failed(record, e.getCause()));
      } catch (TimeoutException e) {
        results.add(step.failed(record, e));
      }
    }
    return results;
  }
}
