package dev.isobar.enrich.channel;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Implements the commit strategy {@code acknowledged} for channels with {@code batch=true}. It
 * commits the offsets of acknowledged records at intervals, before partitions are revoked, and at
 * shutdown.
 *
 * <p>The connector's own {@code throttled} asks the broker for the committed offset when the first
 * batch of a partition arrives, and ends the channel if the broker does not answer then. It also
 * gives partitions away while a batch is still being written, so that the other replica's events
 * can come first.
 */
final class AcknowledgedCommitHandler implements KafkaCommitHandler {
  private static final Logger LOG = Logger.getLogger(AcknowledgedCommitHandler.class);

  /** Shorter than {@code max.poll.interval.ms}, longer than a batch takes. */
  private static final Duration LAST_BATCH = Duration.ofSeconds(60);

  private static final Duration COMMIT = Duration.ofSeconds(5);

  private final KafkaConsumer<?, ?> consumer;
  private final Vertx vertx;
  private final long intervalMillis;

  private final Set<TopicPartition> assigned = new HashSet<>();

  /** The last unacknowledged record of each partition. */
  private final Map<TopicPartition, Long> underWay = new HashMap<>();

  private final Map<TopicPartition, OffsetAndMetadata> acknowledged = new HashMap<>();
  private boolean scheduled;
  private boolean closing;

  AcknowledgedCommitHandler(KafkaConsumer<?, ?> consumer, Vertx vertx, long intervalMillis) {
    this.consumer = consumer;
    this.vertx = vertx;
    this.intervalMillis = intervalMillis;
  }

  /** Registers the strategy with the connector. {@code auto.commit.interval.ms} is its interval. */
  @ApplicationScoped
  @Identifier("acknowledged")
  static class Factory implements KafkaCommitHandler.Factory {
    private final Map<String, AcknowledgedCommitHandler> channels = new ConcurrentHashMap<>();

    @Override
    public KafkaCommitHandler create(
        KafkaConnectorIncomingConfiguration config,
        Vertx vertx,
        KafkaConsumer<?, ?> consumer,
        BiConsumer<Throwable, Boolean> reportFailure) {
      int interval =
          config
              .config()
              .getOptionalValue(ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, Integer.class)
              .orElse(500);
      var offsets = new AcknowledgedCommitHandler(consumer, vertx, interval);
      channels.put(config.getChannel(), offsets);
      return offsets;
    }

    /**
     * Returns a batch without the partitions that this replica lost while the batch was on its way
     * out of the connector's queue. Their new owner reads the same records.
     */
    ConsumerRecords<byte[], byte[]> owned(Message<ConsumerRecords<byte[], byte[]>> batch) {
      return batch
          .getMetadata(IncomingKafkaRecordBatchMetadata.class)
          .map(metadata -> channels.get(metadata.getChannel()))
          .map(offsets -> offsets.owned(batch.getPayload()))
          .orElseGet(batch::getPayload);
    }
  }

  /** Leaves out the partitions that {@link #received} met after they were revoked. */
  synchronized <K, V> ConsumerRecords<K, V> owned(ConsumerRecords<K, V> batch) {
    Map<TopicPartition, List<ConsumerRecord<K, V>>> owned = new HashMap<>();
    for (TopicPartition partition : batch.partitions()) {
      List<ConsumerRecord<K, V>> records = batch.records(partition);
      if (isUnderWay(partition, records.get(records.size() - 1).offset())) {
        owned.put(partition, records);
      }
    }
    return owned.size() == batch.partitions().size()
        ? batch
        : new ConsumerRecords<>(owned, Map.of());
  }

  @Override
  public synchronized <K, V> Uni<IncomingKafkaRecord<K, V>> received(
      IncomingKafkaRecord<K, V> last) {
    TopicPartition partition = new TopicPartition(last.getTopic(), last.getPartition());
    if (assigned.contains(partition)) {
      underWay.put(partition, last.getOffset());
    }
    return Uni.createFrom().item(last);
  }

  @Override
  public synchronized <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> last) {
    TopicPartition partition = new TopicPartition(last.getTopic(), last.getPartition());
    if (isUnderWay(partition, last.getOffset())) {
      underWay.remove(partition, last.getOffset());
      acknowledged.put(partition, new OffsetAndMetadata(last.getOffset() + 1));
      schedule(intervalMillis);
    }
    notifyAll();
    return Uni.createFrom().voidItem();
  }

  /** Returns whether records up to this offset were received since the partition was assigned. */
  private boolean isUnderWay(TopicPartition partition, long offset) {
    Long end = underWay.get(partition);
    return end != null && end >= offset;
  }

  private synchronized void schedule(long millis) {
    if (!scheduled) {
      scheduled = true;
      vertx.setTimer(millis, timer -> commit());
    }
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> offsets;
    synchronized (this) {
      scheduled = false;
      offsets = Map.copyOf(acknowledged);
    }
    consumer.commitAsync(offsets).subscribe().with(done -> {}, this::failed);
  }

  private void failed(Throwable why) {
    LOG.warnf("Offset commit failed, retrying: %s", why);
    schedule(Math.max(intervalMillis, COMMIT.toMillis()));
  }

  @Override
  public synchronized void partitionsAssigned(Collection<TopicPartition> partitions) {
    assigned.addAll(partitions);
  }

  /** Commits before a rebalance. Runs on the polling thread, also for lost partitions. */
  @Override
  public void partitionsRevoked(Collection<TopicPartition> partitions) {
    awaitBatch(partitions);
    commitNow(consumer.unwrap());
    synchronized (this) {
      assigned.removeAll(partitions);
      underWay.keySet().removeAll(partitions);
      acknowledged.keySet().removeAll(partitions);
    }
  }

  private synchronized void awaitBatch(Collection<TopicPartition> partitions) {
    long end = System.nanoTime() + LAST_BATCH.toNanos();
    try {
      for (long left = LAST_BATCH.toMillis();
          left > 0 && !closing && partitions.stream().anyMatch(underWay::containsKey);
          left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void terminate(boolean graceful) {
    synchronized (this) {
      // The lanes have ended, so no more acknowledgements will arrive.
      closing = true;
      notifyAll();
    }
    consumer.runOnPollingThread(this::commitNow).await().atMost(COMMIT.plusSeconds(1));
  }

  private void commitNow(Consumer<?, ?> kafka) {
    Map<TopicPartition, OffsetAndMetadata> offsets;
    synchronized (this) {
      offsets = Map.copyOf(acknowledged);
    }
    try {
      kafka.commitSync(offsets, COMMIT);
    } catch (KafkaException e) {
      LOG.warnf("Offset commit failed; these articles are enriched again: %s", e);
    }
  }
}
