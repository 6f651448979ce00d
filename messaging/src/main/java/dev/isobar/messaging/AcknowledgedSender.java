package dev.isobar.messaging;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Sends records through an outgoing channel and waits for the broker. */
public final class AcknowledgedSender {
  private AcknowledgedSender() {}

  /**
   * Sends a record and returns when every in-sync replica of the broker has it.
   *
   * @return where it is
   * @throws KafkaException if the broker does not acknowledge it in time; it may have it all the
   *     same
   */
  public static RecordMetadata send(
      MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter,
      ProducerRecord<byte[], byte[]> record,
      Duration timeout) {
    OutgoingMessageMetadata<RecordMetadata> written = new OutgoingMessageMetadata<>();
    try {
      emitter.sendMessage(Message.of(record, Metadata.of(written))).await().atMost(timeout);
      return written.getResult();
    } catch (RuntimeException e) {
      throw new KafkaException(e.getMessage(), e);
    }
  }
}
