package dev.isobar.enrich.taxonomyapi;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Detects when all records that {@code isobar.taxonomy} had at the start of the service are read.
 */
@Singleton
class TaxonomyBacklog {
  /** Longer than the timeouts of the client. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final KafkaClientService clients;
  private Map<TopicPartition, Long> ends = Map.of();

  TaxonomyBacklog(KafkaClientService clients) {
    this.clients = clients;
  }

  /**
   * Returns whether the position of the channel's Kafka client has reached the end.
   *
   * @param taken how many records the service has received from the channel
   * @throws RuntimeException if the broker is unavailable or the Kafka topic does not exist
   */
  boolean isRead(long taken) {
    KafkaConsumer<byte[], byte[]> channel = clients.getConsumer("taxonomy");
    return channel != null
        && channel.unwrap() != null
        && channel
            .runOnPollingThread((Consumer<byte[], byte[]> client) -> isRead(client, taken))
            .await()
            .atMost(ANSWER);
  }

  /**
   * Compares positions instead of record offsets, because compaction may have removed the last
   * record. The service must also have received everything that the client polled.
   */
  private boolean isRead(Consumer<byte[], byte[]> client, long taken) {
    if (ends.isEmpty()) {
      ends = client.endOffsets(client.assignment());
    }
    return !ends.isEmpty()
        && ends.entrySet().stream().allMatch(end -> client.position(end.getKey()) >= end.getValue())
        && polled(client) == taken;
  }

  private static long polled(Consumer<byte[], byte[]> client) {
    return client.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("records-consumed-total"))
        .filter(metric -> !metric.getKey().tags().containsKey("topic"))
        .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
        .sum();
  }
}
