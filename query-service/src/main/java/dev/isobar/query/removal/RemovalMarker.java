package dev.isobar.query.removal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.KafkaTopics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Describes the tombstone that follows a removal on {@code isobar.articles.enriched}. It makes
 * Kafka delete the events of the article, and subscribers see it in the order of events.
 */
public final class RemovalMarker {
  private static final String HEADER = "isobar-removed";

  private RemovalMarker() {}

  static ProducerRecord<byte[], byte[]> of(String id) {
    ProducerRecord<byte[], byte[]> marker =
        new ProducerRecord<>(KafkaTopics.ENRICHED, id.getBytes(UTF_8), null);
    marker.headers().add(HEADER, "true".getBytes(UTF_8));
    return marker;
  }

  /** Returns whether the record is such a tombstone. */
  public static boolean is(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null
        && record.key() != null
        && record.headers().lastHeader(HEADER) != null;
  }

  /** Returns the id of the article. */
  public static String id(ConsumerRecord<byte[], byte[]> marker) {
    return new String(marker.key(), UTF_8);
  }
}
