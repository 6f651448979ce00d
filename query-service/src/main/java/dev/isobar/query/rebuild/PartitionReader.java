package dev.isobar.query.rebuild;

import dev.isobar.messaging.Backoff;
import dev.isobar.query.projection.ShadowWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads partitions from their start, without a consumer group, and writes them to the new view. Not
 * thread-safe.
 */
final class PartitionReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PartitionReader.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 10;

  private final Consumer<byte[], byte[]> consumer;
  private final ShadowWriter writer;
  private final LongConsumer read;
  private final CountDownLatch stopped;

  /** The next offset of each partition, and what the new view has as such. */
  private final Map<TopicPartition, Long> reached;

  private final Map<Integer, Long> stored = new TreeMap<>();

  /**
   * Starts before the first record.
   *
   * @param read receives how many offsets each transaction went on
   * @param stopped ends the reading when it is counted down
   */
  PartitionReader(
      Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      ShadowWriter writer,
      LongConsumer read,
      CountDownLatch stopped) {
    this.consumer = consumer;
    this.writer = writer;
    this.read = read;
    this.stopped = stopped;
    consumer.assign(partitions);
    reached = consumer.beginningOffsets(partitions);
    partitions.forEach(partition -> stored.put(partition.partition(), 0L));
  }

  /**
   * Reads and writes until the new view has reached these offsets, and not further.
   *
   * @param ends by partition, those of other partitions are ignored
   * @throws CancellationException if it was stopped
   */
  Void readTo(Map<Integer, Long> ends) throws SQLException, InterruptedException {
    // After a failure, the consumer is beyond what was written.
    reached.forEach(consumer::seek);
    while (true) {
      List<TopicPartition> behind =
          reached.entrySet().stream()
              .filter(at -> at.getValue() < end(ends, at.getKey()))
              .map(Map.Entry::getKey)
              .toList();
      if (behind.isEmpty()) {
        return null;
      }
      if (stopped.getCount() == 0) {
        throw new CancellationException("The service stops");
      }
      consumer.pause(consumer.assignment());
      consumer.resume(behind);
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
      if (polled.isEmpty()) {
        requireRecords(behind, ends);
      }
      take(polled, behind, ends);
    }
  }

  /** Kafka may have lost what the live view has read: waiting for it would not end. */
  private void requireRecords(List<TopicPartition> behind, Map<Integer, Long> ends) {
    consumer
        .endOffsets(behind)
        .forEach(
            (partition, end) -> {
              if (end < end(ends, partition)) {
                throw new IllegalStateException(
                    "%s ends at offset %d, but the live view has read up to %d"
                        .formatted(partition, end, end(ends, partition)));
              }
            });
  }

  private void take(
      ConsumerRecords<byte[], byte[]> polled, List<TopicPartition> behind, Map<Integer, Long> ends)
      throws SQLException, InterruptedException {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<TopicPartition, Long> next = new HashMap<>();
    for (TopicPartition partition : behind) {
      long end = end(ends, partition);
      long position = consumer.position(partition);
      if (position > end) {
        consumer.seek(partition, end);
        position = end;
      }
      for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
        if (record.offset() < end) {
          records.add(record);
        }
      }
      if (position > reached.get(partition)) {
        next.put(partition, position);
      }
    }
    if (!next.isEmpty()) {
      write(records, next);
    }
  }

  private void write(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next)
      throws SQLException, InterruptedException {
    Map<Integer, Long> from = new TreeMap<>();
    Map<Integer, Long> to = new TreeMap<>();
    long offsets = 0;
    for (Map.Entry<TopicPartition, Long> entry : next.entrySet()) {
      int number = entry.getKey().partition();
      from.put(number, stored.get(number));
      to.put(number, entry.getValue());
      offsets += entry.getValue() - reached.get(entry.getKey());
    }
    writeWithRetries(records, from, to);
    stored.putAll(to);
    reached.putAll(next);
    read.accept(offsets);
  }

  private void writeWithRetries(
      List<ConsumerRecord<byte[], byte[]>> records, Map<Integer, Long> from, Map<Integer, Long> to)
      throws SQLException, InterruptedException {
    Backoff backoff = new Backoff(LONGEST_PAUSE);
    for (int attempt = 1; ; attempt++) {
      try {
        writer.write(records, from, to);
        return;
      } catch (SQLException | KafkaException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.warnf("Batch of %d records failed, retrying: %s", records.size(), e.getMessage());
        stopped.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private static long end(Map<Integer, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition.partition(), 0L);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
