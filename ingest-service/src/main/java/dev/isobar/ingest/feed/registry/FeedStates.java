package dev.isobar.ingest.feed.registry;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.publish.BrokerState;
import dev.isobar.messaging.ChannelBacklog;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Holds the encoded states of {@code isobar.feed-states}, which every replica reads from its start
 * and follows. Thread-safe.
 */
@ApplicationScoped
public class FeedStates {
  static final String CHANNEL = "feed-states";

  private final CompactedTopic<byte[]> states;

  FeedStates(
      @Channel("feed-state-changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> writes,
      BrokerState broker,
      KafkaClientService clients) {
    this.states =
        new CompactedTopic<>(
            KafkaTopics.FEED_STATES,
            writes,
            broker,
            new ChannelBacklog(clients, CHANNEL),
            Function.identity());
  }

  /** Returns the encoded state of a feed. The array must not be changed. */
  public Optional<byte[]> get(String feedId) {
    return states.get(feedId);
  }

  /**
   * Writes the state of a feed, which only its owner may do. Never blocks. Fails at once while the
   * broker is known to be unavailable.
   *
   * @param state the encoded state; null removes it
   * @param epoch what {@link FeedOwnership#epoch} returned before the state was read
   * @return completes when all replicas of the broker have the state and {@link #get} returns it;
   *     fails with {@link FeedsUnavailableException}, or {@link NotOwnerException} if a later owner
   *     has written a state
   */
  public CompletableFuture<Void> write(String feedId, byte[] state, OwnerEpoch epoch) {
    return states.write(feedId, state, epoch);
  }

  /** Returns the keys: ids of feeds and others, some of which may have no state any more. */
  public Set<String> keys() {
    return states.keys();
  }

  /**
   * Sets the listener that is called with the key after a record of a former owner was ignored. The
   * owner is to write the state again, because compaction keeps the last record. Must not block.
   */
  public void onOutdated(Consumer<String> listener) {
    states.onOutdated(listener);
  }

  /** Returns the latest epoch of a partition, as far as it is read. */
  OwnerEpoch latestEpoch(int partition) {
    return states.latestEpoch(partition);
  }

  /**
   * Returns whether all states before an offset are known. May block for the Kafka client.
   *
   * @param end an offset of the partition
   */
  boolean isRead(int partition, long end) {
    return states.isRead(partition, end);
  }

  @Incoming(CHANNEL)
  @Blocking("feeds")
  void take(ConsumerRecords<byte[], byte[]> batch) {
    states.take(batch);
  }
}
