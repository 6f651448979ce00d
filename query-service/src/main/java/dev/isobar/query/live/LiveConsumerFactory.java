package dev.isobar.query.live;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.messaging.OperatorKafkaSettings;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.store.TopicEpoch;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers of the enriched articles that have no group and get their offsets by seeking. */
@Singleton
public class LiveConsumerFactory {
  private final OperatorKafkaSettings clients;
  private final TopicEpoch epoch;
  private final int refreshMillis;

  LiveConsumerFactory(OperatorKafkaSettings clients, TopicEpoch epoch, LiveConfig config) {
    this.clients = clients;
    this.epoch = epoch;
    this.refreshMillis = (int) config.partitionRefresh().toMillis();
  }

  /**
   * Returns a new consumer.
   *
   * @param client its name in logs and metrics
   * @param maxRecords the limit of one poll
   */
  Consumer<byte[], byte[]> consumer(String client, int maxRecords) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, client);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxRecords);
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, refreshMillis);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return new KafkaConsumer<>(
        clients.over(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Returns the epoch of the Kafka topic; null while it does not exist. */
  String epoch() {
    return epoch.current();
  }

  /** Returns all partitions; empty while the Kafka topic does not exist. */
  static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(KafkaTopics.ENRICHED).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  static StreamCursor earliest(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    return cursor(consumer.beginningOffsets(partitions));
  }

  static StreamCursor end(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    return cursor(consumer.endOffsets(partitions));
  }

  private static StreamCursor cursor(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> byNumber = new TreeMap<>();
    offsets.forEach((partition, offset) -> byNumber.put(partition.partition(), offset));
    return StreamCursor.of(byNumber);
  }
}
