package dev.isobar.messaging;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Keeps a channel's consumer from polling while one of its batches is processed. Otherwise the
 * connector polls the paused consumer every 2 ms while the next batch waits, which takes 2 % of a
 * processor per consumer. Records that arrive meanwhile come with one poll, in one batch.
 */
@ApplicationScoped
public class PollingPause {
  /** The longest time that rebalances and seeks wait for the polling thread. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final KafkaClientService clients;

  PollingPause(KafkaClientService clients) {
    this.clients = clients;
  }

  /** Represents a pause that lasts until it is closed, at most one second. */
  public static final class Pause implements AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);

    private void await() {
      try {
        ended.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      ended.countDown();
    }
  }

  /** Pauses the consumer that polled this batch, after its current poll. */
  public Pause begin(Message<?> batch) {
    return batch
        .getMetadata(IncomingKafkaRecordBatchMetadata.class)
        .map(this::begin)
        .orElseGet(Pause::new);
  }

  /** Pauses the consumer that polled the batch of this metadata, after its current poll. */
  public Pause begin(IncomingKafkaRecordBatchMetadata<?, ?> batch) {
    Pause pause = new Pause();
    KafkaConsumer<Object, Object> consumer = clients.getConsumer(batch.getChannel());
    if (consumer != null) {
      consumer
          .runOnPollingThread(
              client -> {
                pause.await();
              })
          .subscribe()
          .with(done -> {}, closed -> {});
    }
    return pause;
  }
}
