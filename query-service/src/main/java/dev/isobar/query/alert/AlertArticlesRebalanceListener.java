package dev.isobar.query.alert;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Commits where partitions begin that the group has not read: with the last ten minutes, because
 * the group learns late of a partition that was added. Without a commit, a partition that has no
 * records until the service stops would begin behind those that come meanwhile, and their alerts
 * would be lost.
 */
@ApplicationScoped
@Identifier(AlertArticlesConsumer.CHANNEL)
class AlertArticlesRebalanceListener implements KafkaConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(AlertArticlesRebalanceListener.class);
  private static final Duration BEFORE = Duration.ofMinutes(10);

  private final Clock clock = Clock.systemUTC();

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          consumer.committed(new HashSet<>(assigned));
      Map<TopicPartition, Long> unread = new HashMap<>();
      for (TopicPartition partition : assigned) {
        if (committed.get(partition) == null) {
          unread.put(partition, clock.instant().minus(BEFORE).toEpochMilli());
        }
      }
      if (!unread.isEmpty()) {
        begin(consumer, consumer.offsetsForTimes(unread));
      }
    } catch (RuntimeException e) {
      LOG.warnf("The start of %s is not committed: %s", assigned, e.getMessage());
    }
  }

  /**
   * @param starts null for a partition without later records: the consumer is at its end
   */
  private static void begin(
      Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndTimestamp> starts) {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    starts.forEach(
        (partition, start) -> {
          if (start != null) {
            consumer.seek(partition, start.offset());
          }
          positions.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        });
    consumer.commitSync(positions);
  }
}
