package dev.isobar.query.savedquery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.messaging.ChannelBacklog;
import dev.isobar.messaging.ReadProgress;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

  private final ChannelBacklog backlog;
  private final ReadProgress progress = new ReadProgress();
  private final Map<String, Known> queries = new ConcurrentSkipListMap<>();
  private final Clock clock = Clock.systemUTC();
  private volatile boolean read;

  SavedQueries(KafkaClientService clients) {
    this.backlog = new ChannelBacklog(clients, CHANNEL);
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

  /**
   * Waits until this replica has read a record.
   *
   * @throws ProblemException with status 503 if that takes longer than ten seconds
   */
  void awaitRead(RecordMetadata written) {
    try {
      if (progress.await(written.partition(), written.offset(), TIMEOUT)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw SavedQueryProblems.unavailable(
        "The change is written, but this replica has not read it yet");
  }

  @Incoming(CHANNEL)
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (progress.hasBegunAgain(record.partition(), record.offset())) {
        LOG.warnf("%s was created again; the queries so far are dropped", record.topic());
        queries.clear();
      }
      if (record.key() != null) {
        take(new String(record.key(), UTF_8), record.value());
      }
      progress.applied(record.partition(), record.offset());
    }
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

  private void requireRead() {
    if (!read) {
      read = isRead();
    }
    if (!read) {
      throw SavedQueryProblems.unavailable("This replica has not read the saved queries yet");
    }
  }

  private boolean isRead() {
    try {
      Map<Integer, Long> ends = backlog.ends();
      return !ends.isEmpty()
          && ends.entrySet().stream()
              .allMatch(end -> progress.isRead(end.getKey(), end.getValue(), backlog::positions));
    } catch (RuntimeException e) {
      LOG.debugf("The end of isobar.queries cannot be read: %s", e);
      return false;
    }
  }
}
