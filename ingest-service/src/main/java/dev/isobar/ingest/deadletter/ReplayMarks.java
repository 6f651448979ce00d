package dev.isobar.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.contracts.channel.RecordPosition;
import dev.isobar.contracts.channel.Replay;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows which dead letters were replayed. The truth is the compacted Kafka topic {@link
 * KafkaTopics#REPLAYED_DEAD_LETTERS}; each request reads what was added since the last one, and the
 * first request after a start reads it whole. Marks of letters that the broker has removed are
 * dropped. Thread-safe.
 */
@Singleton
class ReplayMarks {
  private final Map<TopicPartition, TreeMap<Long, Replay>> marks = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  /** Returns the record that marks the letter of a replay. */
  static ProducerRecord<byte[], byte[]> mark(Replay replay) {
    return new ProducerRecord<>(
        KafkaTopics.REPLAYED_DEAD_LETTERS,
        replay.letter().toString().getBytes(UTF_8),
        ContractJson.write(replay));
  }

  /** Reads the marks that were added since the last call, by any replica. */
  synchronized void update(LetterConsumer consumer) {
    List<TopicPartition> partitions = consumer.partitions(KafkaTopics.REPLAYED_DEAD_LETTERS);
    Map<TopicPartition, Long> beginnings = consumer.beginnings(partitions);
    Map<TopicPartition, Long> ends = consumer.ends(partitions);
    if (partitions.stream().anyMatch(one -> positions.getOrDefault(one, 0L) > ends.get(one))) {
      // The Kafka topic was created again.
      positions.clear();
      marks.clear();
    }
    for (TopicPartition partition : partitions) {
      long from = Math.max(beginnings.get(partition), positions.getOrDefault(partition, 0L));
      consumer.read(
          partition,
          from,
          ends.get(partition),
          record -> {
            add(record);
            positions.put(partition, record.offset() + 1);
          });
      positions.put(partition, ends.get(partition));
    }
  }

  /** Returns the last replay of a letter, or null. */
  synchronized Replay of(TopicPartition partition, long offset) {
    TreeMap<Long, Replay> known = marks.get(partition);
    return known == null ? null : known.get(offset);
  }

  /** Drops the marks of the letters before an offset, which the broker has removed. */
  synchronized void dropBefore(TopicPartition partition, long offset) {
    TreeMap<Long, Replay> known = marks.get(partition);
    if (known != null) {
      known.headMap(offset).clear();
    }
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    try {
      Replay replay =
          record.value() == null
              ? null
              : ContractJson.mapper().readValue(record.value(), Replay.class);
      if (replay != null && replay.letter() != null) {
        RecordPosition letter = replay.letter();
        marks
            .computeIfAbsent(
                new TopicPartition(letter.topic(), letter.partition()), one -> new TreeMap<>())
            .put(letter.offset(), replay);
      }
    } catch (IOException e) {
      // Another program wrote this; no letter is marked by it.
    }
  }
}
