package dev.isobar.messaging;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

/**
 * Follows a Kafka topic that every replica reads from its start, without a consumer group, and
 * knows how far it has come. Thread-safe.
 */
public final class FollowedTopic {
  private static final Logger LOG = Logger.getLogger(FollowedTopic.class);

  private final ChannelBacklog backlog;
  private final ReadProgress progress = new ReadProgress();
  private volatile boolean read;

  /**
   * Creates it.
   *
   * @param channel the incoming channel that reads the Kafka topic
   */
  public FollowedTopic(KafkaClientService clients, String channel) {
    this.backlog = new ChannelBacklog(clients, channel);
  }

  /**
   * Takes a batch.
   *
   * @param forget drops what was taken before, if the Kafka topic was created again
   * @param take receives each record that has a key
   */
  public void take(
      ConsumerRecords<byte[], byte[]> records,
      Runnable forget,
      Consumer<ConsumerRecord<byte[], byte[]>> take) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (progress.hasBegunAgain(record.partition(), record.offset())) {
        LOG.warnf("%s was created again; what was read before is dropped", record.topic());
        forget.run();
      }
      if (record.key() != null) {
        take.accept(record);
      }
      progress.applied(record.partition(), record.offset());
    }
  }

  /** Returns whether everything was taken that the Kafka topic had at some moment. */
  public boolean hasBeenRead() {
    read = read || isAtEnd();
    return read;
  }

  /** Returns whether everything is taken that the Kafka topic has now; false if it is unknown. */
  public boolean isAtEnd() {
    try {
      Map<Integer, Long> ends = backlog.ends();
      return !ends.isEmpty()
          && ends.entrySet().stream()
              .allMatch(end -> progress.isRead(end.getKey(), end.getValue(), backlog::positions));
    } catch (RuntimeException e) {
      LOG.debugf("The end of the Kafka topic cannot be read: %s", e);
      return false;
    }
  }

  /** Waits until a record is taken; returns false after the timeout or an interrupt. */
  public boolean await(RecordMetadata written, Duration timeout) {
    try {
      return progress.await(written.partition(), written.offset(), timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
