package dev.isobar.query.alert;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Commits where a new group begins. Otherwise a partition without records until the service stops
 * would begin behind those that come meanwhile, and their alerts would be lost.
 */
@ApplicationScoped
@Identifier(AlertArticlesConsumer.CHANNEL)
class AlertArticlesRebalanceListener implements KafkaConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(AlertArticlesRebalanceListener.class);

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          consumer.committed(new HashSet<>(assigned));
      Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
      for (TopicPartition partition : assigned) {
        if (committed.get(partition) == null) {
          starts.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        }
      }
      if (!starts.isEmpty()) {
        consumer.commitSync(starts);
      }
    } catch (RuntimeException e) {
      LOG.warnf("The start of %s is not committed: %s", assigned, e.getMessage());
    }
  }
}
