package dev.isobar.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.testing.KafkaTestClient;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes dead letters as enrich-service and query-service do. */
final class LetterWriter {
  private final KafkaTestClient kafka;

  LetterWriter(KafkaTestClient kafka) {
    this.kafka = kafka;
  }

  /** Writes the dead letter of a record; returns its id. */
  String write(LetterTopic topic, ConsumerRecord<byte[], byte[]> record, String reason) {
    ProducerRecord<byte[], byte[]> letter =
        DeadLetter.of(record, topic.letters(), reason, reason + ": send it", "test", Instant.now());
    RecordMetadata written = KafkaTestClient.acknowledged(kafka.sendSoon(letter));
    return new LetterId(topic, written.partition(), written.offset()).toString();
  }

  String write(LetterTopic topic, String key, String value, String reason) {
    return write(topic, record(topic, key, value == null ? null : value.getBytes(UTF_8)), reason);
  }

  static ConsumerRecord<byte[], byte[]> record(LetterTopic topic, String key, byte[] value) {
    return new ConsumerRecord<>(
        topic.target(), 3, 17, key == null ? null : key.getBytes(UTF_8), value);
  }
}
