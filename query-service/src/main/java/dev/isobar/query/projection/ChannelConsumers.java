package dev.isobar.query.projection;

import dev.isobar.contracts.channel.KafkaTopics;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Runs actions on the polling threads of the channel's Kafka consumers, and copies the offsets of
 * the view to the consumer group, so that Kafka tools and autoscalers see the lag.
 */
@ApplicationScoped
class ChannelConsumers {
  private static final Logger LOG = Logger.getLogger(ChannelConsumers.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final KafkaClientService clients;
  private final ChannelRegistry channels;
  private final ReadPositions positions;
  private final ProjectionMetrics metrics;

  /** The offsets that the group has acknowledged, by consumer. */
  private final Map<Consumer<?, ?>, Map<Integer, Long>> mirrored = new ConcurrentHashMap<>();

  ChannelConsumers(
      KafkaClientService clients,
      ChannelRegistry channels,
      ReadPositions positions,
      ProjectionMetrics metrics) {
    this.clients = clients;
    this.channels = channels;
    this.positions = positions;
    this.metrics = metrics;
  }

  /** Runs an action between two polls and waits until it has finished. */
  void run(Consumer<?, ?> consumer, java.util.function.Consumer<Consumer<?, ?>> action) {
    KafkaConsumer<Object, Object> client = client(consumer);
    if (client != null) {
      client.runOnPollingThread(action::accept).await().atMost(TIMEOUT);
    }
  }

  /** Stops the flow of batches permanently. Polled batches stay in the queue. */
  void pause() {
    for (String channel : clients.getConsumerChannels()) {
      PausableChannel pausable = channels.getPausable(channel);
      if (channel.startsWith(EnrichedArticlesConsumer.NAME) && pausable != null) {
        pausable.pause();
      }
    }
  }

  /** Copies the offsets in which the group differs. Returns at once. */
  void mirror() {
    for (String channel : clients.getConsumerChannels()) {
      if (channel.startsWith(EnrichedArticlesConsumer.NAME)) {
        mirror(clients.getConsumer(channel));
      }
    }
  }

  private void mirror(KafkaConsumer<Object, Object> client) {
    if (client.unwrap() == null) {
      return;
    }
    client
        .runOnPollingThread(
            consumer -> {
              commit(consumer, positions.reached(consumer));
            })
        .subscribe()
        .with(done -> {}, e -> LOG.debugf("Offsets not copied to the group: %s", e.getMessage()));
  }

  private void commit(Consumer<?, ?> consumer, Map<Integer, Long> reached) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    reached.forEach(
        (number, offset) -> {
          TopicPartition partition = new TopicPartition(KafkaTopics.ENRICHED, number);
          if (consumer.assignment().contains(partition)) {
            offsets.put(partition, new OffsetAndMetadata(offset));
            consumer
                .currentLag(partition)
                .ifPresent(lag -> metrics.lag(number, lag + positions.inHand(number)));
          }
        });
    if (offsets.isEmpty() || reached.equals(mirrored.get(consumer))) {
      return;
    }
    consumer.commitAsync(
        offsets,
        (committed, e) -> {
          if (e == null) {
            mirrored.put(consumer, reached);
          } else {
            LOG.debugf("Offsets not copied to the group, retrying in 1 s: %s", e.getMessage());
          }
        });
  }

  private KafkaConsumer<Object, Object> client(Consumer<?, ?> consumer) {
    for (String channel : clients.getConsumerChannels()) {
      KafkaConsumer<Object, Object> client = clients.getConsumer(channel);
      if (client != null && client.unwrap() == consumer) {
        return client;
      }
    }
    return null;
  }
}
