package dev.isobar.enrich.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** How far each partition was enriched and acknowledged; nothing else is ever committed. */
final class OffsetCommitter implements ConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(OffsetCommitter.class);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final long interval;
  private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
  private long committedAt = System.nanoTime();

  OffsetCommitter(KafkaConsumer<byte[], byte[]> consumer, Duration interval) {
    this.consumer = consumer;
    this.interval = interval.toNanos();
  }

  void acknowledged(List<ProcessingResult> outcomes) {
    for (ProcessingResult outcome : outcomes) {
      done.put(
          new TopicPartition(outcome.from().topic(), outcome.from().partition()),
          new OffsetAndMetadata(outcome.from().offset() + 1));
    }
  }

  void commitIfDue() {
    if (done.isEmpty() || System.nanoTime() - committedAt < interval) {
      return;
    }
    committedAt = System.nanoTime();
    consumer.commitAsync(
        Map.copyOf(done),
        (offsets, e) -> {
          if (e != null) {
            LOG.warnf("offsets not committed, a later commit holds them too: %s", e.toString());
          }
        });
    done.clear();
  }

  /** Before the partitions go to someone else, so that little is enriched twice. */
  void commitNow() {
    try {
      consumer.commitSync(Map.copyOf(done), Duration.ofSeconds(5));
    } catch (KafkaException e) {
      LOG.warnf("offsets not committed, these articles are enriched again: %s", e.toString());
    }
    done.clear();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    commitNow();
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    done.clear();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    LOG.infof("reading %s", partitions);
  }
}
