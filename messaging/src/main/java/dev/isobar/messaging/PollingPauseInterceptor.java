package dev.isobar.messaging;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Starts the {@link PollingPause} of a consumer for each polled batch. Kafka creates it. */
public final class PollingPauseInterceptor implements ConsumerInterceptor<Object, Object> {
  private PollingPause pauses;
  private String channel;

  @Override
  public void configure(Map<String, ?> settings) {
    pauses = (PollingPause) settings.get(PollingPause.PAUSES);
    channel = (String) settings.get(PollingPause.CHANNEL);
  }

  @Override
  public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
    if (!records.isEmpty()) {
      pauses.begin(channel, records);
    }
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Pauses do not depend on commits.
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
