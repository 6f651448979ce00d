package dev.isobar.query.projection;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;

/**
 * Adds to each batch the offset at which its poll started. The connector keeps batches in a queue,
 * and a seek does not empty it. The offset distinguishes batches from before and after a seek.
 */
public final class PositionInterceptor implements ConsumerInterceptor<byte[], byte[]> {
  private static final String POSITIONS = "isobar.positions";

  private ReadPositions positions;

  @Override
  public void configure(Map<String, ?> settings) {
    positions = (ReadPositions) settings.get(POSITIONS);
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    return new PositionedRecords(records, positions.polled(PositionedRecords.ends(records)));
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // The committed offsets in Kafka are only a copy.
  }

  @Override
  public void close() {
    // There is nothing to close.
  }

  /** Passes the positions to the interceptors of the channel's consumers. */
  @ApplicationScoped
  static class Customizer implements ClientCustomizer<Map<String, Object>> {
    private final ReadPositions positions;

    Customizer(ReadPositions positions) {
      this.positions = positions;
    }

    @Override
    public Map<String, Object> customize(
        String channel, Config channelConfig, Map<String, Object> settings) {
      if (!channel.startsWith(EnrichedArticlesConsumer.NAME)) {
        return settings;
      }
      Map<String, Object> customized = new HashMap<>(settings);
      customized.put(POSITIONS, positions);
      return customized;
    }
  }
}
