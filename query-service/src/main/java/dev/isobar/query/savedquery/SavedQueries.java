package dev.isobar.query.savedquery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.messaging.FollowedTopic;
import dev.isobar.query.rest.ProblemException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Holds the queries of {@code isobar.queries}, which every replica reads from its start and
 * follows. Thread-safe.
 */
@ApplicationScoped
class SavedQueries {
  private static final Logger LOG = Logger.getLogger(SavedQueries.class);
  private static final String CHANNEL = "saved-queries";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final FollowedTopic topic;
  private final Map<String, Known> queries = new ConcurrentSkipListMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final Clock clock = Clock.systemUTC();

  SavedQueries(KafkaClientService clients) {
    this.topic = new FollowedTopic(clients, CHANNEL);
  }

  /**
   * Holds a query.
   *
   * @param since when this replica got to know it
   */
  record Known(SavedQuery query, Instant since) {}

  /**
   * Returns all queries, ordered by id.
   *
   * @throws ProblemException with status 503 until the Kafka topic is read
   */
  List<SavedQuery> all() {
    requireRead();
    return queries.values().stream().map(Known::query).toList();
  }

  /**
   * Returns a query.
   *
   * @throws ProblemException with status 503 until the Kafka topic is read
   */
  Optional<Known> find(String id) {
    requireRead();
    return Optional.ofNullable(queries.get(id));
  }

  /** Returns a number that is another one after any query has changed. */
  long changes() {
    return changes.get();
  }

  /** Returns whether this replica has read what any replica has written. */
  boolean isAtEnd() {
    return topic.isAtEnd();
  }

  /**
   * Waits until this replica has read a record.
   *
   * @throws ProblemException with status 503 if that takes longer than ten seconds
   */
  void awaitRead(RecordMetadata written) {
    if (!topic.await(written, TIMEOUT)) {
      throw SavedQueryProblems.unavailable(
          "The change is written, but this replica has not read it yet");
    }
  }

  @Incoming(CHANNEL)
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> records) {
    topic.take(
        records, queries::clear, record -> take(new String(record.key(), UTF_8), record.value()));
    changes.addAndGet(records.count());
  }

  private void take(String id, byte[] value) {
    SavedQuery query = null;
    try {
      query = value == null ? null : SavedQueryJson.readRecord(value).withId(id);
    } catch (IOException | ProblemException e) {
      LOG.warnf("Saved query %s cannot be read, PUT /queries/%1$s: %s", id, e.getMessage());
    }
    if (query == null) {
      queries.remove(id);
    } else {
      queries.put(id, new Known(query, clock.instant()));
    }
  }

  /** Returns whether the Kafka topic was read once. */
  boolean areRead() {
    return topic.hasBeenRead();
  }

  private void requireRead() {
    if (!areRead()) {
      throw SavedQueryProblems.unavailable("This replica has not read the saved queries yet");
    }
  }
}
