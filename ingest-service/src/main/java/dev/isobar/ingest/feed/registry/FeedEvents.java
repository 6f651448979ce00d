package dev.isobar.ingest.feed.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.channel.CloudEventHeaders;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Writes what happens to feeds to {@code isobar.feed-events}. Never blocks; thread-safe. */
@ApplicationScoped
public class FeedEvents {
  /** The feed id of events that concern all feeds. */
  public static final String ALL_FEEDS = "*";

  /** Holds the changes by users, so that they can be read without the rest. */
  static final int USER_PARTITION = 0;

  private static final int OTHER_PARTITION = 1;
  private static final Logger LOG = Logger.getLogger(FeedEvents.class);

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> events;
  private final Clock clock;

  FeedEvents(
      @Channel("feed-events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> events,
      Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes that something happened which no user did: a status has changed, an alarm.
   *
   * @param what the kind of event in one word, such as {@code status}
   * @param details further fields of the event
   */
  public void happened(String feedId, String what, ObjectNode details) {
    write(feedId, what, details, OTHER_PARTITION);
  }

  /**
   * Writes that an alarm began or ended.
   *
   * @param feedId {@link #ALL_FEEDS} if it does not concern one feed
   * @param publisher null: the event names none
   * @param level a word, such as {@code down}
   * @param reason a sentence
   */
  public void alarm(String feedId, String publisher, String what, String level, String reason) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    if (publisher != null) {
      details.put("publisher", publisher);
    }
    happened(feedId, what, details.put("level", level).put("reason", reason));
  }

  /**
   * Writes that a user has changed a feed.
   *
   * @param by who: an address, a file
   */
  void changed(FeedChange change, String by) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("by", by);
    putIfPresent(details, "before", change.before());
    putIfPresent(details, "after", change.after());
    String what =
        change.before() == null ? "added" : change.after() == null ? "removed" : "changed";
    LOG.debugf("Feed %s was %s by %s", change.id(), what, by);
    write(change.id(), what, details, USER_PARTITION);
  }

  private static void putIfPresent(ObjectNode details, String field, Feed feed) {
    if (feed != null) {
      details.set(field, FeedJson.tree(feed));
    }
  }

  private void write(String feedId, String what, ObjectNode details, int partition) {
    Instant now = clock.instant();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("feed", feedId).put("time", now.toString()).put("what", what).setAll(details);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            KafkaTopics.FEED_EVENTS,
            partition,
            feedId.getBytes(UTF_8),
            event.toString().getBytes(UTF_8));
    CloudEventHeaders.add(
        record.headers(),
        CloudEventHeaders.FEED_EVENT_TYPE,
        "/isobar/ingest-service",
        feedId,
        System.nanoTime(),
        now);
    events
        .send(record)
        .subscribe()
        .with(
            sent -> {},
            e -> LOG.warnf("The event %s of feed %s is not written: %s", what, feedId, e));
  }
}
