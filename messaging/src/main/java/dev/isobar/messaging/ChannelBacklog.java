package dev.isobar.messaging;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Asks the Kafka client of an incoming channel how far it has read. Blocks; thread-safe. */
public final class ChannelBacklog {
  /** Longer than the timeouts of the client. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final KafkaClientService clients;
  private final String channel;

  /** Creates the view of a channel. */
  public ChannelBacklog(KafkaClientService clients, String channel) {
    this.clients = clients;
    this.channel = channel;
  }

  /**
   * Returns the ends of the partitions that the client reads now; empty while the client does not
   * exist.
   *
   * @throws RuntimeException if the broker is unavailable
   */
  public Map<Integer, Long> ends() {
    return ask(client -> {
          Set<TopicPartition> assigned = client.assignment();
          Map<Integer, Long> ends = new HashMap<>();
          client
              .endOffsets(assigned)
              .forEach((partition, end) -> ends.put(partition.partition(), end));
          return ends;
        })
        .orElse(Map.of());
  }

  /** Returns how many partitions the Kafka topic has; 0 while the client does not exist. */
  public int partitions(String topic) {
    return ask(client -> client.partitionsFor(topic).size()).orElse(0);
  }

  /**
   * Returns the positions of the client if the service has received all that it polled, else
   * nothing. Compaction may have removed the last records, so a position can be higher than the
   * last offset that the service has received.
   *
   * @param received how many records the service has received from the channel
   */
  public Map<Integer, Long> positions(long received) {
    return ask(client -> {
          Map<Integer, Long> positions = new HashMap<>();
          if (polled(client) == received) {
            for (TopicPartition partition : client.assignment()) {
              positions.put(partition.partition(), client.position(partition));
            }
          }
          return positions;
        })
        .orElse(Map.of());
  }

  private interface Question<T> {
    T of(Consumer<byte[], byte[]> client);
  }

  private <T> Optional<T> ask(Question<T> question) {
    KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(channel);
    if (consumer == null || consumer.unwrap() == null) {
      return Optional.empty();
    }
    return Optional.of(
        consumer
            .runOnPollingThread((Consumer<byte[], byte[]> client) -> question.of(client))
            .await()
            .atMost(ANSWER));
  }

  private static long polled(Consumer<byte[], byte[]> client) {
    return client.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("records-consumed-total"))
        .filter(metric -> !metric.getKey().tags().containsKey("topic"))
        .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
        .sum();
  }
}
