package dev.isobar.messaging;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Keeps a channel's consumer from polling from the moment that a batch is polled until it is
 * processed. Otherwise the connector polls again at once: the next batch then has the first few
 * records only, which wait in a queue, and the connector polls the paused consumer every 2 ms.
 *
 * <p>A channel takes part if its {@code interceptor.classes} name the {@link
 * PollingPauseInterceptor}. Its method must call {@link #end} for each batch.
 */
@ApplicationScoped
public class PollingPause implements ClientCustomizer<Map<String, Object>> {
  /** The longest time that rebalances and seeks wait for the polling thread. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  static final String PAUSES = "isobar.polling.pauses";
  static final String CHANNEL = "isobar.polling.channel";

  /** Represents the pause that one batch started. */
  private record Pause(ConsumerRecord<?, ?> first, CountDownLatch ended) {
    void await() {
      try {
        ended.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final KafkaClientService clients;
  private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

  PollingPause(KafkaClientService clients) {
    this.clients = clients;
  }

  /** Ends the pause that the batch started; no pause is no error. */
  public void end(Message<? extends ConsumerRecords<?, ?>> batch) {
    batch
        .getMetadata(IncomingKafkaRecordBatchMetadata.class)
        .ifPresent(metadata -> end(batch.getPayload(), metadata));
  }

  /** Ends the pause that the batch of this metadata started; no pause is no error. */
  public void end(ConsumerRecords<?, ?> batch, IncomingKafkaRecordBatchMetadata<?, ?> metadata) {
    Pause pause = pauses.get(metadata.getChannel());
    if (pause != null && pause.first() == batch.iterator().next()) {
      pauses.remove(metadata.getChannel(), pause);
      pause.ended().countDown();
    }
  }

  /** Starts a pause. Runs within the poll, so that the pause comes before the next poll. */
  void begin(String channel, ConsumerRecords<?, ?> batch) {
    KafkaConsumer<Object, Object> consumer = clients.getConsumer(channel);
    if (consumer != null) {
      Pause pause = new Pause(batch.iterator().next(), new CountDownLatch(1));
      pauses.put(channel, pause);
      consumer
          .runOnPollingThread(
              client -> {
                pause.await();
              })
          .subscribe()
          .with(done -> {}, closed -> {});
    }
  }

  @Override
  public Map<String, Object> customize(String channel, Config config, Map<String, Object> client) {
    Object interceptors = client.get(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
    if (!String.valueOf(interceptors).contains(PollingPauseInterceptor.class.getName())) {
      return client;
    }
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(PAUSES, this);
    settings.put(CHANNEL, channel);
    return settings;
  }
}
