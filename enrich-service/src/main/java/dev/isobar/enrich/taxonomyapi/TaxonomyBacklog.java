package dev.isobar.enrich.taxonomyapi;

import dev.isobar.messaging.ChannelBacklog;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Detects when all records that {@code isobar.taxonomy} had at the start of the service are read.
 */
@Singleton
class TaxonomyBacklog {
  private final ChannelBacklog channel;
  private Map<Integer, Long> ends = Map.of();

  TaxonomyBacklog(KafkaClientService clients) {
    this.channel = new ChannelBacklog(clients, "taxonomy");
  }

  /**
   * Returns whether the position of the channel's Kafka client has reached the end.
   *
   * @param taken how many records the service has received from the channel
   * @throws RuntimeException if the broker is unavailable or the Kafka topic does not exist
   */
  boolean isRead(long taken) {
    if (ends.isEmpty()) {
      ends = channel.ends();
    }
    if (ends.isEmpty()) {
      return false;
    }
    Map<Integer, Long> positions = channel.positions(taken);
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
  }
}
