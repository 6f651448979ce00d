package dev.isobar.ingest.publish;

import dev.isobar.contracts.channel.RecordPosition;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Writes records of any Kafka topic with their key, bytes and headers, for replays of dead letters.
 * Thread-safe.
 */
@ApplicationScoped
public class ReplayProducer {
  static final String CHANNEL = "replays";

  /** More than the delivery timeout of the channel, for a producer that does not answer at all. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> records;
  private final BrokerState broker;

  /** The emitter needs no limit: a caller waits for its own record. */
  ReplayProducer(
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> records,
      BrokerState broker) {
    this.records = records;
    this.broker = broker;
  }

  /**
   * Writes one record. Never blocks.
   *
   * @return completes with the position of the record when all replicas have it; fails with {@link
   *     PublishException}
   */
  public CompletableFuture<RecordPosition> send(ProducerRecord<byte[], byte[]> record) {
    if (!broker.isAvailable()) {
      return CompletableFuture.failedFuture(
          new PublishException(PublishException.Reason.BROKER_AWAY, broker.error(), null));
    }
    OutgoingMessageMetadata<RecordMetadata> written = new OutgoingMessageMetadata<>();
    CompletableFuture<RecordPosition> acknowledged = new CompletableFuture<>();
    records
        .sendMessage(Message.of(record).addMetadata(written))
        .ifNoItem()
        .after(LONGEST)
        .fail()
        .subscribe()
        .with(
            done -> acknowledged.complete(position(record, written.getResult())),
            failure -> acknowledged.completeExceptionally(notWritten(record.topic(), failure)));
    return acknowledged;
  }

  private static RecordPosition position(
      ProducerRecord<byte[], byte[]> record, RecordMetadata written) {
    return written == null
        ? new RecordPosition(record.topic(), -1, -1)
        : new RecordPosition(written.topic(), written.partition(), written.offset());
  }

  private static PublishException notWritten(String topic, Throwable why) {
    if (why instanceof RecordTooLargeException) {
      return new PublishException(
          PublishException.Reason.TOO_LARGE, topic + " does not accept a record of this size", why);
    }
    if (why instanceof BufferExhaustedException) {
      return new PublishException(
          PublishException.Reason.OVERLOADED, "the broker is slower than the replays", why);
    }
    return new PublishException(
        PublishException.Reason.BROKER_AWAY,
        "the broker did not acknowledge the record: " + why.getMessage(),
        why);
  }
}
