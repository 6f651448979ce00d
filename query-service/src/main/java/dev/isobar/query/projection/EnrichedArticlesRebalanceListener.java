package dev.isobar.query.projection;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Tracks the partitions that the group assigns. {@link OffsetSeeker} does the seeks, because the
 * database may be unavailable and a waiting listener blocks the whole group.
 */
@ApplicationScoped
@Identifier(EnrichedArticlesConsumer.NAME)
class EnrichedArticlesRebalanceListener implements KafkaConsumerRebalanceListener {
  private final ReadPositions positions;
  private final OffsetSeeker seeker;
  private final ProjectionMetrics metrics;

  EnrichedArticlesRebalanceListener(
      ReadPositions positions, OffsetSeeker seeker, ProjectionMetrics metrics) {
    this.positions = positions;
    this.seeker = seeker;
    this.metrics = metrics;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    positions.assign(consumer, numbers(assigned));
    seeker.wake();
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
    positions.release(consumer, numbers(revoked));
    numbers(revoked).forEach(metrics::released);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
    onPartitionsRevoked(consumer, lost);
  }

  private static List<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).toList();
  }
}
