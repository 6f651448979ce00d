package dev.isobar.ingest.feed.registry;

import dev.isobar.contracts.Sha256;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.feed.websub.PushedContent;
import dev.isobar.ingest.publish.BrokerState;
import dev.isobar.messaging.ChannelBacklog;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Holds the content of {@code isobar.feed-pushes}: what hubs pushed and the owner of the feed has
 * not handled yet. Every replica knows all of it, so a new owner goes on. Thread-safe.
 */
@ApplicationScoped
public class PushTopic {
  private static final Logger LOG = Logger.getLogger(PushTopic.class);
  private static final String CHANNEL = "feed-pushes";

  /** With more bytes waiting, hubs are asked to send again later. */
  private static final long MOST_BYTES = 64L << 20;

  private static final int HASH_BYTES = 16;

  private final CompactedTopic<PushedContent> topic;

  PushTopic(
      @Channel("feed-push-changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> writes,
      BrokerState broker,
      KafkaClientService clients) {
    this.topic =
        new CompactedTopic<>(
            KafkaTopics.FEED_PUSHES,
            writes,
            broker,
            new ChannelBacklog(clients, CHANNEL),
            PushedContent::decode);
  }

  /** Holds content that waits; {@code key} names it. */
  public record Waiting(String key, PushedContent content) {}

  /** Returns the feeds that have content waiting. */
  public Set<String> feedIds() {
    return topic.keys().stream()
        .filter(key -> topic.get(key).isPresent())
        .map(PushTopic::feedId)
        .collect(Collectors.toSet());
  }

  /** Returns the waiting content of a feed in the order in which it came. */
  public List<Waiting> of(String feedId) {
    return topic.keys().stream()
        .filter(key -> feedId(key).equals(feedId))
        .sorted(Comparator.comparingLong(topic::offset))
        .flatMap(key -> topic.get(key).map(content -> new Waiting(key, content)).stream())
        .toList();
  }

  /**
   * Notes that content is handled, and blocks until the broker has acknowledged that. If it does
   * not, the content is handled once more.
   */
  public void handled(String key) {
    try {
      topic.write(key, null).join();
    } catch (CompletionException e) {
      LOG.infof("Pushed content %s is handled once more: %s", key, e.getCause().getMessage());
    }
  }

  /** Adds a listener, which is called with the feed id when content waits. */
  public void onChange(Consumer<String> listener) {
    topic.onChange(key -> listener.accept(feedId(key)));
  }

  /**
   * Adds content. Blocks until the broker has acknowledged it. The same content that still waits is
   * replaced.
   *
   * @return whether it was added
   */
  boolean add(String feedId, PushedContent content) {
    if (waitingBytes() + content.body().length > MOST_BYTES) {
      LOG.warnf("The content that a hub pushed for feed %s is refused: too much waits", feedId);
      return false;
    }
    try {
      topic.write(feedId + "/" + Sha256.hex(content.body(), HASH_BYTES), content.encode()).join();
      return true;
    } catch (CompletionException e) {
      LOG.infof("The hub of feed %s is to send again later: %s", feedId, e.getCause().getMessage());
      return false;
    }
  }

  @Incoming(CHANNEL)
  @Blocking("feeds")
  void take(ConsumerRecords<byte[], byte[]> batch) {
    topic.take(batch);
  }

  private long waitingBytes() {
    return topic.keys().stream()
        .mapToLong(key -> topic.get(key).map(content -> content.body().length).orElse(0))
        .sum();
  }

  private static String feedId(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash);
  }
}
