package dev.isobar.ingest.feed.registry;

import dev.isobar.contracts.channel.CloudEventHeaders;
import dev.isobar.contracts.channel.EventRecord;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.publish.BrokerState;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Writes the definitions of feeds to {@code isobar.feeds}; nothing else in this service does. */
@ApplicationScoped
class FeedProducer {
  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> changes;
  private final BrokerState broker;
  private final Clock clock;
  private final FeedsConfig config;

  FeedProducer(
      @Channel("feed-changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> changes,
      BrokerState broker,
      Clock clock,
      FeedsConfig config) {
    this.changes = changes;
    this.broker = broker;
    this.clock = clock;
    this.config = config;
  }

  /**
   * Writes feeds in their order and waits until all replicas of the broker have them. Fails at once
   * while the broker is known to be unavailable.
   *
   * @param feeds by id; null values are tombstones
   * @return where the last one is
   */
  RecordMetadata publish(Map<String, Feed> feeds) {
    if (broker.error() != null) {
      throw new FeedsUnavailableException(
          "The broker is unavailable: try again later. Cause: " + broker.error());
    }
    List<Uni<RecordMetadata>> sends = new ArrayList<>();
    feeds.forEach((id, feed) -> sends.add(send(id, feed)));
    try {
      return Uni.join()
          .all(sends)
          .andFailFast()
          .map(all -> Collections.max(all, Comparator.comparingLong(RecordMetadata::offset)))
          .await()
          .atMost(config.publishTimeout().plusMillis(feeds.size()));
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new FeedsUnavailableException(
          "The broker did not acknowledge the change, but may have written it: read the feeds and"
              + " try again. Cause: "
              + cause,
          cause);
    }
  }

  private Uni<RecordMetadata> send(String id, Feed feed) {
    OutgoingMessageMetadata<RecordMetadata> written = new OutgoingMessageMetadata<>();
    return changes
        .sendMessage(Message.of(record(id, feed), Metadata.of(written)))
        .map(done -> written.getResult());
  }

  private ProducerRecord<byte[], byte[]> record(String id, Feed feed) {
    return EventRecord.of(
        KafkaTopics.FEEDS,
        CloudEventHeaders.FEED_TYPE,
        "/isobar/ingest-service",
        id,
        feed == null ? null : FeedJson.write(feed),
        clock.instant());
  }
}
