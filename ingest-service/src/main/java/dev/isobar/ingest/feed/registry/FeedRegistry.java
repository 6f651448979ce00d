package dev.isobar.ingest.feed.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.messaging.ChannelBacklog;
import dev.isobar.messaging.ReadProgress;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Holds the feeds of {@code isobar.feeds}, which every replica reads from its start and follows.
 * Thread-safe.
 */
@ApplicationScoped
public class FeedRegistry {
  private static final Logger LOG = Logger.getLogger(FeedRegistry.class);
  private static final String CHANNEL = "feeds";
  private static final long CHECK_MILLIS = 100;

  private final FeedProducer producer;
  private final FeedsConfig config;
  private final ChannelBacklog backlog;
  private final MeterRegistry metrics;
  private final ReadProgress progress = new ReadProgress();
  private final ConcurrentSkipListMap<String, Feed> feeds = new ConcurrentSkipListMap<>();
  private final List<Consumer<FeedChange>> listeners = new CopyOnWriteArrayList<>();
  private Map<Integer, Long> ends = Map.of();
  private volatile boolean read;
  private Future<?> ticker;

  FeedRegistry(
      FeedProducer producer,
      FeedsConfig config,
      KafkaClientService clients,
      MeterRegistry metrics) {
    this.producer = producer;
    this.config = config;
    this.backlog = new ChannelBacklog(clients, CHANNEL);
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    metrics.gaugeMapSize("isobar.feeds", List.of(), feeds);
    ticker =
        Infrastructure.getDefaultWorkerPool()
            .scheduleWithFixedDelay(
                this::checkRead, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    if (ticker != null) {
      ticker.cancel(false);
    }
  }

  /** Returns whether all feeds that the Kafka topic had at the start are known. */
  public boolean isRead() {
    return read;
  }

  /** Returns all feeds, ordered by id. */
  public List<Feed> all() {
    return List.copyOf(feeds.values());
  }

  /** Returns a feed. */
  public Optional<Feed> find(String id) {
    return Optional.ofNullable(feeds.get(id));
  }

  /**
   * Adds or replaces a feed. Returns when the broker has acknowledged it and this replica has read
   * it.
   *
   * @throws FeedsUnavailableException if one of them does not happen in time
   */
  public void put(Feed feed) {
    write(Map.of(feed.id(), feed));
  }

  /**
   * Removes a feed. Returns when the broker has acknowledged it and this replica has read it.
   *
   * @throws FeedsUnavailableException if one of them does not happen in time
   */
  public void remove(String id) {
    write(Collections.singletonMap(id, null));
  }

  /**
   * Writes many feeds at once, as {@link #put} and {@link #remove} do with one.
   *
   * @param changes by id; null removes a feed
   */
  public void write(Map<String, Feed> changes) {
    if (!changes.isEmpty()) {
      awaitRead(producer.publish(changes));
    }
  }

  /**
   * Adds a listener, which is called for each change after it is visible, also for those of other
   * replicas and while the Kafka topic is read at the start. A listener must return soon.
   */
  public void onChange(Consumer<FeedChange> listener) {
    listeners.add(listener);
  }

  @Incoming(CHANNEL)
  @Blocking("feeds")
  void take(ConsumerRecords<byte[], byte[]> batch) {
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      String id = record.key() == null ? "" : new String(record.key(), UTF_8);
      if (progress.hasBegunAgain(record.partition(), record.offset())) {
        LOG.warnf("%s was created again; the feeds so far are dropped", record.topic());
        feeds.keySet().stream().filter(other -> !other.equals(id)).forEach(this::drop);
      }
      take(id, read(id, record));
      progress.applied(record.partition(), record.offset());
    }
  }

  private void take(String id, Feed after) {
    Feed before = after == null ? feeds.remove(id) : feeds.put(id, after);
    if (before != null || after != null) {
      changed(new FeedChange(id, before, after));
    }
  }

  private void drop(String id) {
    changed(new FeedChange(id, feeds.remove(id), null));
  }

  private void changed(FeedChange change) {
    for (Consumer<FeedChange> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        // An exception would end the channel for good.
        LOG.errorf(e, "A listener failed at the change of feed %s", change.id());
      }
    }
  }

  /**
   * Returns the feed of a record; null for a tombstone or an invalid one, which others may write.
   */
  private static Feed read(String id, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return null;
    }
    try {
      Feed feed = FeedJson.readRecord(record.value());
      if (feed != null && id.equals(feed.id()) && feed.url() != null) {
        return feed;
      }
      LOG.warnf("%s: feed %s has another id or no url: PUT /feeds/%2$s", record.topic(), id);
    } catch (IOException e) {
      LOG.warnf("%s: feed %s cannot be read, PUT /feeds/%2$s: %s", record.topic(), id, e);
    }
    return null;
  }

  private void checkRead() {
    try {
      ends = ends.isEmpty() ? backlog.ends() : ends;
      read =
          !ends.isEmpty()
              && ends.entrySet().stream()
                  .allMatch(
                      end -> progress.isRead(end.getKey(), end.getValue(), backlog::positions));
      if (read) {
        LOG.infof("%d feeds are known", feeds.size());
        ticker.cancel(false);
      }
    } catch (RuntimeException e) {
      LOG.debugf("%s cannot be read, retrying: %s", KafkaTopics.FEEDS, e);
    }
  }

  private void awaitRead(RecordMetadata written) {
    try {
      if (progress.await(written.partition(), written.offset(), config.publishTimeout())) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new FeedsUnavailableException(
        "The change is written, but this replica has not read it yet: read the feed again later");
  }
}
