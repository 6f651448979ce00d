package dev.isobar.query.live;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.cursor.StreamCursor;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads from Kafka for one subscriber until it reaches the replay buffer or others wait. */
final class BackfillTask {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int CHUNK_BYTES = 64 << 10;

  private final Consumer<byte[], byte[]> consumer;
  private final ReplayBuffer buffer;
  private final LiveMetrics metrics;
  private final LiveArticleParser parser;
  private final Subscriber subscriber;
  private StreamCursor cursor;
  private Buffer events = Buffer.buffer();
  private int count;

  BackfillTask(
      Consumer<byte[], byte[]> consumer,
      ReplayBuffer buffer,
      LiveMetrics metrics,
      LiveArticleParser parser,
      Subscriber subscriber) {
    this.consumer = consumer;
    this.buffer = buffer;
    this.metrics = metrics;
    this.parser = parser;
    this.subscriber = subscriber;
    this.cursor = subscriber.position().cursor();
  }

  /**
   * Runs the backfill for one turn.
   *
   * @param othersWait whether the turn ends early because others wait
   * @return false if the subscriber needs another turn
   */
  boolean run(BooleanSupplier othersWait) throws InterruptedException {
    long end = System.nanoTime() + TURN_NANOS;
    Set<Integer> reading = Set.of();
    int epoch = buffer.epoch();
    if (!resume()) {
      return true;
    }
    while (true) {
      Map<Integer, Long> missing = buffer.missing(cursor);
      if (missing.isEmpty()) {
        subscriber.caughtUp(epoch);
        return true;
      }
      if (System.nanoTime() > end && othersWait.getAsBoolean()) {
        return false;
      }
      if (!missing.keySet().equals(reading)) {
        reading = Set.copyOf(missing.keySet());
        seek(reading);
      }
      try {
        if (!pass(consumer.poll(POLL))) {
          return true;
        }
      } catch (OffsetOutOfRangeException e) {
        return false;
      }
    }
  }

  /**
   * Finds the offsets to continue at and reports a gap; returns false if the client has
   * disconnected.
   */
  private boolean resume() throws InterruptedException {
    List<TopicPartition> partitions = LiveConsumerFactory.partitions(consumer);
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException(
          "Kafka topic " + KafkaTopics.ENRICHED + " does not exist");
    }
    StreamCursor reached = buffer.end();
    String epoch = reached == null ? null : reached.epoch();
    RetainedOffsets kept =
        new RetainedOffsets(
            LiveConsumerFactory.earliest(consumer, partitions).withEpoch(epoch),
            LiveConsumerFactory.end(consumer, partitions).withEpoch(epoch));
    RetainedOffsets.Resumption resumption = kept.resume(cursor);
    if (resumption.gap() != null) {
      events = ServerSentEvent.gap(cursor, resumption.from(), resumption.gap());
      metrics.gap();
    }
    cursor = resumption.from();
    return deliver();
  }

  /** Sends the articles that match the filter; returns false if the client has disconnected. */
  private boolean pass(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      LiveArticle article = parser.parse(record);
      cursor = cursor.advance(record.partition(), record.offset() + 1);
      if (article != null && subscriber.position().isNew(article)) {
        LiveArticle shown = subscriber.form().of(article, article.matches(subscriber.filter()));
        if (shown != null) {
          events.appendBuffer(ServerSentEvent.of(cursor, shown, subscriber.form().light()));
          count++;
        }
      }
      if (events.length() > CHUNK_BYTES && !deliver()) {
        return false;
      }
    }
    // Compaction removes records, so the consumer's position may be past the last record.
    for (TopicPartition partition : consumer.assignment()) {
      cursor = cursor.advance(partition.partition(), consumer.position(partition));
    }
    return deliver();
  }

  private boolean deliver() throws InterruptedException {
    try {
      return subscriber.deliver(events, count, cursor).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      events = Buffer.buffer();
      count = 0;
    }
  }

  private void seek(Set<Integer> partitions) {
    List<TopicPartition> assigned =
        partitions.stream()
            .map(number -> new TopicPartition(KafkaTopics.ENRICHED, number))
            .toList();
    consumer.assign(assigned);
    assigned.forEach(partition -> consumer.seek(partition, cursor.offset(partition.partition())));
  }
}
