package dev.isobar.ingest.feed.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.publish.BrokerState;
import dev.isobar.messaging.ChannelBacklog;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Holds the encoded states of {@code isobar.feed-states}, which every replica reads from its start
 * and follows. Thread-safe.
 */
@ApplicationScoped
public class FeedStates {
  static final String CHANNEL = "feed-states";

  private static final Logger LOG = Logger.getLogger(FeedStates.class);

  /**
   * Holds a state.
   *
   * @param value null for a state that was removed but may still be read
   */
  private record Stored(byte[] value, int partition, long offset) {}

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> writes;
  private final BrokerState broker;
  private final ChannelBacklog backlog;
  private final ReadProgress progress = new ReadProgress();
  private final Map<String, Stored> states = new ConcurrentHashMap<>();

  FeedStates(
      @Channel("feed-state-changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> writes,
      BrokerState broker,
      KafkaClientService clients) {
    this.writes = writes;
    this.broker = broker;
    this.backlog = new ChannelBacklog(clients, CHANNEL);
  }

  /** Returns the encoded state of a feed. The array must not be changed. */
  public Optional<byte[]> get(String feedId) {
    Stored stored = states.get(feedId);
    return stored == null ? Optional.empty() : Optional.ofNullable(stored.value());
  }

  /**
   * Writes the state of a feed, which only its owner may do: see {@link FeedOwnership}. Never
   * blocks. Fails at once while the broker is known to be unavailable.
   *
   * @param state the encoded state; null removes it
   * @return completes when all replicas of the broker have the state and {@link #get} returns it;
   *     fails with {@link FeedsUnavailableException}
   */
  public CompletableFuture<Void> write(String feedId, byte[] state) {
    if (broker.error() != null) {
      return CompletableFuture.failedFuture(
          new FeedsUnavailableException("The broker is unavailable: " + broker.error()));
    }
    OutgoingMessageMetadata<RecordMetadata> written = new OutgoingMessageMetadata<>();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(KafkaTopics.FEED_STATES, feedId.getBytes(UTF_8), state);
    return writes
        .sendMessage(Message.of(record, Metadata.of(written)))
        .invoke(
            () -> {
              RecordMetadata at = written.getResult();
              apply(feedId, new Stored(state, at.partition(), at.offset()));
            })
        .onFailure()
        .transform(
            e ->
                new FeedsUnavailableException(
                    "The broker did not acknowledge the state of " + feedId + ": " + e, e))
        .subscribeAsCompletionStage();
  }

  /**
   * Returns whether all states before an offset are known. May block for the Kafka client.
   *
   * @param end an offset of the partition
   */
  boolean isRead(int partition, long end) {
    return progress.isRead(partition, end, backlog::positions);
  }

  @Incoming(CHANNEL)
  @Blocking("feeds")
  void take(ConsumerRecords<byte[], byte[]> batch) {
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      if (progress.hasBegunAgain(record.partition(), record.offset())) {
        LOG.warnf("%s was created again; the states so far are dropped", record.topic());
        states.values().removeIf(state -> state.partition() == record.partition());
      }
      take(record);
      progress.applied(record.partition(), record.offset());
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String feedId = new String(record.key(), UTF_8);
    apply(feedId, new Stored(record.value(), record.partition(), record.offset()));
    states.computeIfPresent(
        feedId,
        (id, state) -> state.value() == null && state.offset() == record.offset() ? null : state);
  }

  /** The acknowledgement of a write may come before older records of the feed are read. */
  private void apply(String feedId, Stored state) {
    states.merge(feedId, state, (old, now) -> now.offset() >= old.offset() ? now : old);
  }
}
