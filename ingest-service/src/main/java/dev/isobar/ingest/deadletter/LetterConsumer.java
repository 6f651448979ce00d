package dev.isobar.ingest.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** Reads records by offset, for one request. Not thread-safe. */
final class LetterConsumer implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final ReadBudget budget;

  LetterConsumer(Consumer<byte[], byte[]> consumer, ReadBudget budget) {
    this.consumer = consumer;
    this.budget = budget;
  }

  ReadBudget budget() {
    return budget;
  }

  /** Returns all partitions; empty if the Kafka topic does not exist. */
  List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
    return consumer.beginningOffsets(partitions);
  }

  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return consumer.endOffsets(partitions);
  }

  /**
   * Returns for each partition the first offset that was written at a time or later; a partition
   * without such a record is missing.
   */
  Map<TopicPartition, Long> since(Collection<TopicPartition> partitions, Instant time) {
    Map<TopicPartition, Long> times =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), one -> time.toEpochMilli()));
    return consumer.offsetsForTimes(times).entrySet().stream()
        .filter(found -> found.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, found -> offset(found.getValue())));
  }

  private static long offset(OffsetAndTimestamp found) {
    return found.offset();
  }

  /**
   * Reads the records from one offset up to but not including another one, which must not be after
   * the end of the partition.
   *
   * @throws TimeUpException if they do not arrive within the time of the request
   */
  void read(
      TopicPartition partition,
      long from,
      long to,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    if (!consumer.assignment().equals(Set.of(partition))) {
      consumer.assign(Set.of(partition));
    }
    consumer.seek(partition, from);
    while (consumer.position(partition) < to) {
      if (budget.isTimeUp()) {
        throw new TimeUpException();
      }
      for (ConsumerRecord<byte[], byte[]> record : poll(partition)) {
        if (record.offset() < to) {
          budget.spend(Math.max(0, record.serializedValueSize()));
          each.accept(record);
        }
      }
    }
  }

  /** Returns one record; empty if the partition does not have it, or no longer. */
  Optional<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long offset) {
    if (!partitions(partition.topic()).contains(partition)
        || offset < beginnings(Set.of(partition)).get(partition)
        || offset >= ends(Set.of(partition)).get(partition)) {
      return Optional.empty();
    }
    AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
    read(partition, offset, offset + 1, found::set);
    return Optional.ofNullable(found.get());
  }

  private Iterable<ConsumerRecord<byte[], byte[]>> poll(TopicPartition partition) {
    try {
      return consumer.poll(budget.poll());
    } catch (OffsetOutOfRangeException e) {
      // The broker has removed the oldest records since the offsets were looked up.
      consumer.seek(partition, beginnings(Set.of(partition)).get(partition));
      return List.of();
    }
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
  }
}
