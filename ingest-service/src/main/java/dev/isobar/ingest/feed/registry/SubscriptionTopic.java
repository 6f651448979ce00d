package dev.isobar.ingest.feed.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.feed.websub.FeedSubscriptions;
import dev.isobar.ingest.publish.BrokerState;
import dev.isobar.messaging.ChannelBacklog;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Holds the WebSub subscriptions of {@code isobar.feed-subscriptions}, which every replica reads
 * from its start and follows: a hub's callback can reach any of them. Thread-safe.
 */
@ApplicationScoped
public class SubscriptionTopic {
  private static final String CHANNEL = "feed-subscriptions";
  private static final ObjectMapper MAPPER = ContractJson.mapper();
  private static final int LOCKS = 64;

  private final CompactedTopic<FeedSubscriptions> topic;
  private final FeedsConfig config;
  private final List<Object> locks = IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toList();

  SubscriptionTopic(
      @Channel("feed-subscription-changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> writes,
      BrokerState broker,
      KafkaClientService clients,
      FeedsConfig config) {
    this.topic =
        new CompactedTopic<>(
            KafkaTopics.FEED_SUBSCRIPTIONS,
            writes,
            broker,
            new ChannelBacklog(clients, CHANNEL),
            SubscriptionTopic::decode);
    this.config = config;
  }

  /** Returns the subscriptions of a feed. */
  public FeedSubscriptions get(String feedId) {
    return topic.get(feedId).orElse(FeedSubscriptions.NONE);
  }

  /** Returns the feeds that have subscriptions. */
  public List<String> feedIds() {
    return topic.keys().stream().filter(id -> topic.get(id).isPresent()).sorted().toList();
  }

  /** Adds a listener, which is called with the feed id after its subscriptions have changed. */
  public void onChange(Consumer<String> listener) {
    topic.onChange(listener);
  }

  /**
   * Changes the subscriptions of a feed. Blocks until the broker has acknowledged them. The change
   * is made to the latest ones, also if another replica wrote them.
   *
   * @return the subscriptions after it
   * @throws FeedsUnavailableException if the change cannot be made now
   */
  public FeedSubscriptions change(String feedId, UnaryOperator<FeedSubscriptions> change) {
    synchronized (locks.get(Math.floorMod(feedId.hashCode(), LOCKS))) {
      awaitRead();
      FeedSubscriptions before = get(feedId);
      FeedSubscriptions after = change.apply(before);
      if (after.equals(before)) {
        return before;
      }
      try {
        topic.write(feedId, after.subscriptions().isEmpty() ? null : encode(after)).join();
        return after;
      } catch (CompletionException e) {
        throw new FeedsUnavailableException(
            "The subscriptions of " + feedId + " cannot be written", e.getCause());
      }
    }
  }

  /** Returns the feed whose subscription has this token. */
  Optional<String> feedOf(String token) {
    return topic.keys().stream().filter(id -> get(id).find(token).isPresent()).findFirst();
  }

  /**
   * Blocks until all that was written before the call is known.
   *
   * @throws FeedsUnavailableException if that takes too long
   */
  void awaitRead() {
    topic.awaitRead(config.publishTimeout());
  }

  @Incoming(CHANNEL)
  @Blocking("feeds")
  void take(ConsumerRecords<byte[], byte[]> batch) {
    topic.take(batch);
  }

  private static FeedSubscriptions decode(byte[] bytes) {
    try {
      return MAPPER.readValue(bytes, FeedSubscriptions.class);
    } catch (IOException e) {
      // The message of the exception could show a secret.
      throw new UncheckedIOException(new IOException("not JSON of subscriptions"));
    }
  }

  private static byte[] encode(FeedSubscriptions subscriptions) {
    try {
      return MAPPER.writeValueAsBytes(subscriptions);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
