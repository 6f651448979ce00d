package dev.isobar.query.live;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Fills the buffer with what arrives at the end of the Kafka topic. {@link TailSeeker} tells the
 * channel's consumer where to read, and when to rest.
 */
@ApplicationScoped
class TailConsumer {
  static final String NAME = "live-articles";

  private final ReplayBuffer buffer;
  private final LiveStream stream;

  TailConsumer(ReplayBuffer buffer, LiveStream stream) {
    this.buffer = buffer;
    this.stream = stream;
  }

  /** Appends what follows the end of the buffer. Only an {@code Error} comes out. */
  @Incoming(NAME)
  @Blocking("live-tail")
  void append(ConsumerRecords<byte[], byte[]> records) {
    int epoch = ((TailInterceptor.Polled) records).epoch();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      buffer.append(epoch, record.partition(), record.offset(), ArticleRecords.read(record));
    }
    stream.wake();
  }
}
