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
 * Keeps a channel's consumer from polling while a batch of it is processed. Without, the connector
 * polls the paused consumer every 2 ms while the next batch waits, which takes 2 % of a processor
 * for each consumer. What arrives meanwhile comes with one poll, in one batch.
 */
@ApplicationScoped
public class PollingPause {
  /** Rebalances and seeks need the polling thread: they wait no longer for it than this. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final KafkaClientService clients;

  PollingPause(KafkaClientService clients) {
    this.clients = clients;
  }

  /** A pause that lasts until it is closed, one second at most. */
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

  /** Pauses the consumer that polled this batch. The poll under way ends first. */
  public Pause begin(Message<?> batch) {
    return batch
        .getMetadata(IncomingKafkaRecordBatchMetadata.class)
        .map(this::begin)
        .orElseGet(Pause::new);
  }

  /** Pauses the consumer that polled the batch of this metadata. The poll under way ends first. */
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
