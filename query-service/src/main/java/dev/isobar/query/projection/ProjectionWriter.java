package dev.isobar.query.projection;

import dev.isobar.contracts.channel.Canary;
import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.query.article.UnreadableArticleException;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.projection.ProjectionTransaction.Batch;
import dev.isobar.query.projection.ProjectionTransaction.OffsetsMovedException;
import dev.isobar.query.removal.RemovalMarker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Writes records to the view. Each becomes a row, is superseded by a newer revision, or becomes a
 * dead letter. A canary becomes a row that is no article. If the database refuses a record, the
 * others of its batch are still written.
 */
@ApplicationScoped
class ProjectionWriter {
  private static final Logger LOG = Logger.getLogger(ProjectionWriter.class);
  private static final String SERVICE = "query-service";

  private final ProjectionTransaction transaction;
  private final Consumer<List<ProducerRecord<byte[], byte[]>>> deadLetters;
  private final ProjectionOutcomes outcomes;
  private final int maxBytes;
  private final Clock clock = Clock.systemUTC();

  @Inject
  ProjectionWriter(
      ProjectionTransaction transaction,
      DeadLetterSender deadLetters,
      ProjectionMetrics metrics,
      ViewConfig config) {
    this(transaction, deadLetters::send, metrics, config.maxBytes());
  }

  /**
   * Makes a writer.
   *
   * @param deadLetters receives the dead letters of a transaction before its commit
   * @param maxBytes the size limit of an event
   */
  ProjectionWriter(
      ProjectionTransaction transaction,
      Consumer<List<ProducerRecord<byte[], byte[]>>> deadLetters,
      ProjectionOutcomes outcomes,
      int maxBytes) {
    this.transaction = transaction;
    this.deadLetters = deadLetters;
    this.outcomes = outcomes;
    this.maxBytes = maxBytes;
  }

  /**
   * Writes all records or nothing.
   *
   * @param from the offsets of the view before
   * @param to the offsets of the view afterwards
   * @throws SQLException if the database is unavailable; try again
   * @throws org.apache.kafka.common.KafkaException if the broker does not acknowledge a dead
   *     letter; try again
   */
  void write(
      List<ConsumerRecord<byte[], byte[]>> records, Map<Integer, Long> from, Map<Integer, Long> to)
      throws SQLException, OffsetsMovedException {
    long start = System.nanoTime();
    Letters letters = new Letters();
    List<Read> read = new ArrayList<>(records.size());
    List<Canary> canaries = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (RemovalMarker.is(record)) {
        continue;
      }
      try {
        ReceivedArticle article = ReceivedArticle.read(record.value(), maxBytes);
        Optional<Canary> canary = Canary.of(record);
        canary.ifPresentOrElse(canaries::add, () -> read.add(new Read(record, article)));
      } catch (UnreadableArticleException e) {
        letters.add(record, e.reason(), e.getMessage());
      }
    }
    int refused = letters.size();
    int taken = apply(new Batch(articles(read), canaries, from, to), read, letters);
    int readable = read.size() - (letters.size() - refused);
    outcomes.applied(taken, readable, Duration.ofNanos(System.nanoTime() - start));
    letters.count();
  }

  private int apply(Batch batch, List<Read> read, Letters letters)
      throws SQLException, OffsetsMovedException {
    try {
      return transaction.apply(batch, letters::send);
    } catch (SQLException e) {
      if (!RejectedRowFinder.isForGood(e)) {
        throw e;
      }
      LOG.warnf(
          "Database refused a batch of %d articles, searching for the rejected rows: %s",
          read.size(), e.getMessage());
    }
    Map<Read, SQLException> refused =
        RejectedRowFinder.find(read, some -> transaction.rehearse(articles(some)));
    refused.forEach((one, why) -> letters.add(one.record(), "not-storable", why.getMessage()));
    List<Read> storable = read.stream().filter(one -> !refused.containsKey(one)).toList();
    return transaction.apply(
        new Batch(articles(storable), batch.canaries(), batch.from(), batch.to()), letters::send);
  }

  private static List<ReceivedArticle> articles(List<Read> read) {
    return read.stream().map(Read::article).toList();
  }

  private record Read(ConsumerRecord<byte[], byte[]> record, ReceivedArticle article) {}

  /** Collects the dead letters of one batch. */
  private final class Letters {
    private final List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    void add(ConsumerRecord<byte[], byte[]> record, String reason, String message) {
      LOG.warnf(
          "Dead letter: %s-%d offset %d: %s: %s",
          record.topic(), record.partition(), record.offset(), reason, message);
      letters.add(
          DeadLetter.of(
              record, KafkaTopics.ENRICHED_DLQ, reason, message, SERVICE, clock.instant()));
      reasons.add(reason);
    }

    int size() {
      return letters.size();
    }

    void send() {
      deadLetters.accept(letters);
    }

    void count() {
      reasons.forEach(outcomes::deadLettered);
    }
  }
}
