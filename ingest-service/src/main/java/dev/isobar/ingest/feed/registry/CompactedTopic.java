package dev.isobar.ingest.feed.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.ingest.publish.BrokerState;
import dev.isobar.messaging.ChannelBacklog;
import dev.isobar.messaging.ReadProgress;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * Holds the last value of each key of a compacted Kafka topic, which this replica reads from its
 * start and follows. Thread-safe.
 *
 * @param <V> what the bytes of a value are decoded to
 */
final class CompactedTopic<V> {
  private static final Logger LOG = Logger.getLogger(CompactedTopic.class);
  private static final long CHECK_MILLIS = 10;

  private final String topic;
  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> writes;
  private final BrokerState broker;
  private final ChannelBacklog backlog;
  private final Function<byte[], V> decoder;
  private final ReadProgress progress = new ReadProgress();
  private final LatestValues<V> values = new LatestValues<>(progress);
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> outdatedListener = key -> {};

  /**
   * Creates a topic without values.
   *
   * @param decoder throws if the bytes cannot be decoded; the record is then ignored
   */
  CompactedTopic(
      String topic,
      MutinyEmitter<ProducerRecord<byte[], byte[]>> writes,
      BrokerState broker,
      ChannelBacklog backlog,
      Function<byte[], V> decoder) {
    this.topic = topic;
    this.writes = writes;
    this.broker = broker;
    this.backlog = backlog;
    this.decoder = decoder;
  }

  /** Returns the value of a key. */
  Optional<V> get(String key) {
    return values.get(key);
  }

  /** Returns the keys, some of which may have no value any more. */
  Set<String> keys() {
    return values.keys();
  }

  /** Returns where the value of a key is in its partition; values were written in this order. */
  long offset(String key) {
    return values.offset(key);
  }

  /**
   * Adds a listener, which is called with the key after its value has changed. It must not block.
   */
  void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }

  /**
   * Sets the listener that is called with the key after a record of a former owner was ignored.
   * Compaction keeps that record and not the value, so the owner is to write the value again. The
   * listener must not block.
   */
  void onOutdated(Consumer<String> listener) {
    outdatedListener = listener;
  }

  /** Returns the latest epoch that a record of a partition had. */
  OwnerEpoch latestEpoch(int partition) {
    return values.latestEpoch(partition);
  }

  /**
   * Writes a value of a Kafka topic without owners, as {@link #write(String, byte[], OwnerEpoch)}.
   */
  CompletableFuture<Void> write(String key, byte[] value) {
    return write(key, value, OwnerEpoch.NONE);
  }

  /**
   * Writes a value. Never blocks. Fails at once while the broker is known to be unavailable.
   *
   * @param value null removes the key
   * @param epoch the epoch of the writer
   * @return completes when all replicas of the broker have the value and {@link #get} returns it;
   *     fails with {@link FeedsUnavailableException}, or {@link NotOwnerException} if a later owner
   *     has written a value
   */
  CompletableFuture<Void> write(String key, byte[] value, OwnerEpoch epoch) {
    if (broker.error() != null) {
      return CompletableFuture.failedFuture(
          new FeedsUnavailableException("The broker is unavailable: " + broker.error()));
    }
    OutgoingMessageMetadata<RecordMetadata> written = new OutgoingMessageMetadata<>();
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
    if (!epoch.equals(OwnerEpoch.NONE)) {
      epoch.write(record.headers());
    }
    return writes
        .sendMessage(Message.of(record, Metadata.of(written)))
        .onFailure()
        .transform(
            e ->
                new FeedsUnavailableException(
                    "The broker did not acknowledge " + key + " in " + topic + ": " + e, e))
        .invoke(() -> acknowledged(key, value, epoch, written.getResult()))
        .subscribeAsCompletionStage();
  }

  private void acknowledged(String key, byte[] value, OwnerEpoch epoch, RecordMetadata at) {
    RecordVersion version = new RecordVersion(at.partition(), at.offset(), epoch);
    if (values.acknowledged(key, decoded(key, value), version)) {
      notifyListeners(key);
    }
    if (values.isOutdated(key, version)) {
      throw new CompletionException(new NotOwnerException(key));
    }
  }

  /**
   * Returns whether all values before an offset are known. May block for the Kafka client.
   *
   * @param end an offset of the partition
   */
  boolean isRead(int partition, long end) {
    return progress.isRead(partition, end, backlog::positions);
  }

  /**
   * Blocks until all that was written before the call is known.
   *
   * @throws FeedsUnavailableException if that takes longer than the timeout
   */
  void awaitRead(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      Map<Integer, Long> ends = backlog.ends();
      while (ends.isEmpty()
          || !ends.entrySet().stream().allMatch(e -> isRead(e.getKey(), e.getValue()))) {
        if (System.nanoTime() > deadline) {
          throw new FeedsUnavailableException(topic + " is not read yet: try again later");
        }
        Thread.sleep(CHECK_MILLIS);
        ends = ends.isEmpty() ? backlog.ends() : ends;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FeedsUnavailableException("The service stops", e);
    } catch (FeedsUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new FeedsUnavailableException(topic + " cannot be read: " + e, e);
    }
  }

  /** Takes the records of the channel. */
  void take(ConsumerRecords<byte[], byte[]> batch) {
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      if (progress.hasBegunAgain(record.partition(), record.offset())) {
        LOG.warnf("%s was created again; its earlier values are dropped", record.topic());
        values.drop(record.partition());
      }
      if (record.key() == null) {
        progress.applied(record.partition(), record.offset());
      } else {
        take(new String(record.key(), UTF_8), record);
      }
    }
  }

  private void take(String key, ConsumerRecord<byte[], byte[]> record) {
    RecordVersion version =
        new RecordVersion(record.partition(), record.offset(), OwnerEpoch.of(record.headers()));
    if (values.read(key, decoded(key, record.value()), version)) {
      notifyListeners(key);
    } else if (values.isOutdated(key, version)) {
      LOG.warnf("%s: a record of a former owner of %s is ignored", topic, key);
      notifyListener(outdatedListener, key);
    }
  }

  private V decoded(String key, byte[] bytes) {
    try {
      return bytes == null ? null : decoder.apply(bytes);
    } catch (RuntimeException e) {
      LOG.warnf("%s: the value of %s cannot be read and is ignored: %s", topic, key, e);
      return null;
    }
  }

  private void notifyListeners(String key) {
    listeners.forEach(listener -> notifyListener(listener, key));
  }

  private void notifyListener(Consumer<String> listener, String key) {
    try {
      listener.accept(key);
    } catch (RuntimeException e) {
      // An exception would end the channel for good.
      LOG.errorf(e, "A listener failed at the change of %s in %s", key, topic);
    }
  }
}
