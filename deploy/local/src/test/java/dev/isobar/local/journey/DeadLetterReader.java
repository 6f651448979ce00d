package dev.isobar.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the dead letters of the raw Kafka topic from their start. */
final class DeadLetterReader {
  private DeadLetterReader() {}

  /**
   * Dead letters by their key, where it begins with {@code prefix}. A record that was dead-lettered
   * twice, as at-least-once allows after a kill, is there once: its place tells.
   */
  static Map<String, ConsumerRecord<byte[], byte[]>> await(
      String bootstrapServers, String prefix, int count) {
    Map<String, ConsumerRecord<byte[], byte[]>> letters = new HashMap<>();
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.RAW_DLQ).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
      while (letters.size() < count && Instant.now().isBefore(deadline)) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                letter -> {
                  String key = letter.key() == null ? "" : new String(letter.key(), UTF_8);
                  if (key.startsWith(prefix)) {
                    letters.put(key, letter);
                  }
                });
      }
    }
    return letters;
  }

  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return header(letter, DeadLetter.REASON);
  }
}
