package dev.isobar.enrich.channel;

import dev.isobar.contracts.Lane;
import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.KafkaTopics;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What becomes of one record.
 *
 * @param from the record
 * @param to the record that answers it: an enriched event or a dead letter; null for none
 * @param reason why it is a dead letter, or what the deep lane did; {@link #NONE} for an enriched
 *     event of the quick lane
 * @param lane which lane is the article's last; {@link #NONE} for a dead letter
 */
record ProcessingResult(
    ConsumerRecord<byte[], byte[]> from,
    ProducerRecord<byte[], byte[]> to,
    String reason,
    String lane) {

  static final String NONE = "none";

  /** A record without a value: the raw topic is not compacted, so it asks for nothing. */
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

  /** A record that stays without an answer. */
  static ProcessingResult passed(ConsumerRecord<byte[], byte[]> from, String reason) {
    return new ProcessingResult(from, null, reason, NONE);
  }

  /** Whether it is answered by an enriched event, of whichever lane. */
  boolean isEnriched() {
    return NONE.equals(reason) || DeepRecordProcessor.READ.equals(reason);
  }

  private static String word(Lane lane) {
    return lane.name().toLowerCase(Locale.ROOT);
  }
}
