package dev.isobar.ingest.deadletter;

import dev.isobar.ingest.config.DeadLettersConfig;
import dev.isobar.messaging.OperatorKafkaSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Makes the consumer of one request. It has no group and gets its offsets by seeking, which a
 * channel cannot do.
 */
@Singleton
class LetterConsumerFactory {
  private final OperatorKafkaSettings clients;
  private final DeadLettersConfig config;

  LetterConsumerFactory(OperatorKafkaSettings clients, DeadLettersConfig config) {
    this.clients = clients;
    this.config = config;
  }

  /**
   * Makes a consumer.
   *
   * @param time how long it may read
   */
  LetterConsumer consumer(Duration time) {
    int timeout = (int) Math.min(5_000, time.toMillis());
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "isobar-ingest-dead-letters");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // Bounds the memory of one poll; a larger record arrives alone.
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    return new LetterConsumer(
        new KafkaConsumer<>(
            clients.over(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        new ReadBudget(time, config.maxScanBytes()));
  }
}
