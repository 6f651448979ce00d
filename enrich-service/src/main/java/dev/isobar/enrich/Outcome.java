package dev.isobar.enrich;

import dev.isobar.contracts.Lane;
import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.Topics;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What becomes of one raw record.
 *
 * @param from the record
 * @param to the record that answers it: an enriched event or a dead letter
 * @param reason why it is a dead letter; {@link #NONE} for an enriched event
 * @param lane which lane it went through; {@link #NONE} for a dead letter
 */
record Outcome(
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

  static Outcome enriched(
      ConsumerRecord<byte[], byte[]> from, ProducerRecord<byte[], byte[]> to, Lane lane) {
    return new Outcome(from, to, NONE, lane.name().toLowerCase(java.util.Locale.ROOT));
  }

  static Outcome deadLetter(
      ConsumerRecord<byte[], byte[]> from, String reason, String message, Instant now) {
    return new Outcome(
        from, DeadLetter.of(from, Topics.RAW_DLQ, reason, message, SERVICE, now), reason, NONE);
  }

  boolean isEnriched() {
    return NONE.equals(reason);
  }
}
