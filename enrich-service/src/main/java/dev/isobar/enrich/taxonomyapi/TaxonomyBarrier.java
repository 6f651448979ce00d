package dev.isobar.enrich.taxonomyapi;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when the changes that {@code isobar.taxonomy} held at the start of the service are read.
 */
@Singleton
class TaxonomyBarrier {
  /** More than the client's own time-outs. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final KafkaClientService clients;
  private Map<TopicPartition, Long> ends = Map.of();

  TaxonomyBarrier(KafkaClientService clients) {
    this.clients = clients;
  }

  /**
   * Asks the channel's Kafka client.
   *
   * @param taken how many records the service has taken from the channel
   * @throws RuntimeException if the broker or the Kafka topic is not there yet
   */
  boolean isRead(long taken) {
    KafkaConsumer<byte[], byte[]> channel = clients.getConsumer("taxonomy");
    return channel != null
        && channel
            .runOnPollingThread((Consumer<byte[], byte[]> client) -> isRead(client, taken))
            .await()
            .atMost(ANSWER);
  }

  /**
   * Compaction may have removed the last record, so that the offset of a record never tells: what
   * counts is the client's position, and that the service took all that the client polled.
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
