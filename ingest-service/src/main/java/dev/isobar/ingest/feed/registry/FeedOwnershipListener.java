package dev.isobar.ingest.feed.registry;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Tells {@link FeedOwnership} which partitions the group assigns, and pauses them. */
@ApplicationScoped
@Identifier(FeedOwnership.CHANNEL)
class FeedOwnershipListener implements KafkaConsumerRebalanceListener {
  private final FeedOwnership ownership;

  FeedOwnershipListener(FeedOwnership ownership) {
    this.ownership = ownership;
  }

  /** The consumer is used for its assignment alone, so it need not read anything. */
  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      consumer.pause(partitions);
      ownership.assign(numbers(partitions), consumer.groupMetadata().generationId());
    }
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      ownership.release(numbers(partitions));
    }
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    onPartitionsRevoked(consumer, partitions);
  }

  private static List<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).toList();
  }
}
