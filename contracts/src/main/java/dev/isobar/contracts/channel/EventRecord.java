package dev.isobar.contracts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes records of events that say how one thing is now; their key is its id. */
public final class EventRecord {
  private EventRecord() {}

  /**
   * Returns a record with CloudEvents headers, of which the time is also the revision.
   *
   * @param type see {@link CloudEventHeaders}
   * @param source the emitting service, such as {@code /isobar/ingest-service}
   * @param value null if the thing is removed
   */
  public static ProducerRecord<byte[], byte[]> of(
      String topic, String type, String source, String id, byte[] value, Instant time) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, id.getBytes(UTF_8), value);
    CloudEventHeaders.add(record.headers(), type, source, id, time.toEpochMilli(), time);
    return record;
  }
}
