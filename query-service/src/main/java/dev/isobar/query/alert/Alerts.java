package dev.isobar.query.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.messaging.FollowedTopic;
import dev.isobar.query.rest.ProblemException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Holds the alerts of {@code isobar.alerts}, which every replica reads from its start and follows.
 * Thread-safe.
 */
@ApplicationScoped
class Alerts {
  private static final Logger LOG = Logger.getLogger(Alerts.class);
  private static final String CHANNEL = "alerts";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final FollowedTopic topic;
  private final Map<String, Alert> alerts = new ConcurrentSkipListMap<>();

  /** The ids of records that this version cannot read. Their alerts are not removed. */
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  private final AtomicLong changes = new AtomicLong();

  Alerts(KafkaClientService clients) {
    this.topic = new FollowedTopic(clients, CHANNEL);
  }

  /**
   * Returns all alerts, ordered by id.
   *
   * @throws ProblemException with status 503 until the Kafka topic is read
   */
  List<Alert> all() {
    requireRead();
    return List.copyOf(alerts.values());
  }

  /**
   * Returns an alert.
   *
   * @throws ProblemException with status 503 until the Kafka topic is read
   */
  Optional<Alert> find(String id) {
    requireRead();
    return Optional.ofNullable(alerts.get(id));
  }

  /** Returns whether there is an alert that cannot be read. */
  boolean isUnreadable(String id) {
    return unreadable.contains(id);
  }

  /** Returns a number that is another one after any alert has changed. */
  long changes() {
    return changes.get();
  }

  /** Returns whether the Kafka topic was read once. */
  boolean areRead() {
    return topic.hasBeenRead();
  }

  /** Returns whether this replica has read what any replica has written. */
  boolean areCurrent() {
    return topic.isAtEnd();
  }

  /**
   * Waits until this replica has read a record.
   *
   * @throws ProblemException with status 503 if that takes longer than ten seconds
   */
  void awaitRead(RecordMetadata written) {
    if (!topic.await(written, TIMEOUT)) {
      throw AlertProblems.unavailable(
          "The change is written, but this replica has not read it yet");
    }
  }

  @Incoming(CHANNEL)
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> records) {
    topic.take(records, this::clear, this::take);
    changes.addAndGet(records.count());
  }

  private void clear() {
    alerts.clear();
    unreadable.clear();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String id = new String(record.key(), UTF_8);
    Alert alert = null;
    boolean readable = true;
    try {
      alert = record.value() == null ? null : AlertJson.readRecord(record.value());
    } catch (IOException e) {
      readable = false;
      unreadable.add(id);
      LOG.warnf("Alert %s cannot be read, PUT /alerts/%1$s: %s", id, e.getMessage());
    }
    if (alert == null) {
      alerts.remove(id);
    } else {
      // Other producers may leave the time out: then the alert begins with its record.
      Instant created =
          alert.created() == null ? Instant.ofEpochMilli(record.timestamp()) : alert.created();
      alerts.put(id, alert.saved(id, created));
    }
    if (readable) {
      unreadable.remove(id);
    }
  }

  private void requireRead() {
    if (!areRead()) {
      throw AlertProblems.unavailable("This replica has not read the alerts yet");
    }
  }
}
