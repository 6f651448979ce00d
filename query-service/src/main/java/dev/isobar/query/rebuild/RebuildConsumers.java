package dev.isobar.query.rebuild;

import dev.isobar.messaging.OperatorKafkaSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers that read all enriched articles in large batches, without a group. */
@ApplicationScoped
class RebuildConsumers {
  /** Articles in one transaction. */
  private static final int BATCH = 1_000;

  private static final int FETCH_BYTES = 16 << 20;

  private final OperatorKafkaSettings clients;

  RebuildConsumers(OperatorKafkaSettings clients) {
    this.clients = clients;
  }

  Consumer<byte[], byte[]> consumer(String client) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            client,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            BATCH,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            FETCH_BYTES,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            FETCH_BYTES / 2);
    return new KafkaConsumer<>(
        clients.over(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
