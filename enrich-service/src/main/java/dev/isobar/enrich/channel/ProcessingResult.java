package dev.isobar.enrich.channel;

import dev.isobar.contracts.Lane;
import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.KafkaTopics;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Holds the result of one record.
 *
 * @param from the record
 * @param to the resulting record, an enriched event or a dead letter; null for none
 * @param reason the reason of a dead letter, or the outcome in the deep lane; {@link #NONE} for an
 *     enriched event of the quick lane
 * @param lane the last lane of the article; {@link #NONE} for a dead letter
 */
record ProcessingResult(
    ConsumerRecord<byte[], byte[]> from,
    ProducerRecord<byte[], byte[]> to,
    String reason,
    String lane) {

  static final String NONE = "none";

  /** The reason for a record without a value, which has no meaning on the raw Kafka topic. */
  static final String TOMBSTONE = "tombstone";

  static final String FAILED = "enrichment-failed";
  static final String TOO_LARGE = "enriched-too-large";
  static final String SERVICE = "enrich-service";

  static ProcessingResult enriched(
      ConsumerRecord<byte[], byte[]> from, ProducerRecord<byte[], byte[]> to, Lane lane) {
    return new ProcessingResult(from, to, NONE, word(lane));
  }

  static ProcessingResult deadLetter(
      ConsumerRecord<byte[], byte[]> from, String reason, String message, Instant now) {
    return new ProcessingResult(
        from,
        DeadLetter.of(from, KafkaTopics.RAW_DLQ, reason, message, SERVICE, now),
        reason,
        NONE);
  }

  static ProcessingResult deep(
      ConsumerRecord<byte[], byte[]> from, ProducerRecord<byte[], byte[]> to) {
    return new ProcessingResult(from, to, DeepRecordProcessor.READ, word(Lane.DEEP));
  }

  /** Returns the result of a record that produces no other record. */
  static ProcessingResult skipped(ConsumerRecord<byte[], byte[]> from, String reason) {
    return new ProcessingResult(from, null, reason, NONE);
  }

  /** Returns whether the result is an enriched event of any lane. */
  boolean isEnriched() {
    return NONE.equals(reason) || DeepRecordProcessor.READ.equals(reason);
  }

  private static String word(Lane lane) {
    return lane.name().toLowerCase(Locale.ROOT);
  }
}
