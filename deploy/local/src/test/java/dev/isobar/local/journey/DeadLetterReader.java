package dev.isobar.local.journey;

import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.KafkaTestClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the dead letters of the newswire. */
final class DeadLetterReader {
  private DeadLetterReader() {}

  /**
   * Waits for dead letters of the raw Kafka topic whose key begins with {@code prefix}. A record
   * that was dead-lettered twice, as at-least-once allows after a kill, counts once.
   */
  static Map<String, ConsumerRecord<byte[], byte[]>> await(
      KafkaTestClient kafka, String prefix, int count) {
    Set<String> seen = new HashSet<>();
    Map<String, ConsumerRecord<byte[], byte[]>> letters = new HashMap<>();
    kafka
        .await(
            KafkaTopics.RAW_DLQ,
            count,
            letter ->
                KafkaTestClient.key(letter).startsWith(prefix)
                    && seen.add(KafkaTestClient.key(letter)))
        .forEach(letter -> letters.put(KafkaTestClient.key(letter), letter));
    return letters;
  }

  /** Returns the reasons of all dead letters, of both Kafka topics, with one of these keys. */
  static List<String> reasons(KafkaTestClient kafka, Set<String> keys) {
    return List.of(KafkaTopics.RAW_DLQ, KafkaTopics.ENRICHED_DLQ).stream()
        .flatMap(
            topic ->
                kafka.all(topic, letter -> keys.contains(KafkaTestClient.key(letter))).stream())
        .map(DeadLetterReader::reason)
        .toList();
  }

  static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return KafkaTestClient.header(letter, DeadLetter.REASON);
  }
}
