package dev.isobar.query.live;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;

/**
 * Notes with each batch in which epoch of the buffer it was polled. The connector keeps batches in
 * a queue that a seek does not empty: only this tells a batch from before a restart of the buffer.
 */
public final class TailInterceptor implements ConsumerInterceptor<byte[], byte[]> {
  private static final String BUFFER = "isobar.buffer";

  private ReplayBuffer buffer;

  /** The records of one poll. */
  static final class Polled extends ConsumerRecords<byte[], byte[]> {
    private final int epoch;

    Polled(ConsumerRecords<byte[], byte[]> records, int epoch) {
      super(
          records.partitions().stream().collect(Collectors.toMap(p -> p, records::records)),
          records.nextOffsets());
      this.epoch = epoch;
    }

    int epoch() {
      return epoch;
    }
  }

  @Override
  public void configure(Map<String, ?> settings) {
    buffer = (ReplayBuffer) settings.get(BUFFER);
  }

  /** Runs on the polling thread, as each restart of the buffer does. */
  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    return new Polled(records, buffer.epoch());
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Nothing is committed.
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  /** Adds the interceptor, and how soon new partitions are found, to the channel's consumer. */
  @ApplicationScoped
  static class Customizer implements ClientCustomizer<Map<String, Object>> {
    private final ReplayBuffer buffer;
    private final LiveConfig config;

    Customizer(ReplayBuffer buffer, LiveConfig config) {
      this.buffer = buffer;
      this.config = config;
    }

    @Override
    public Map<String, Object> customize(
        String channel, Config channelConfig, Map<String, Object> settings) {
      if (!channel.equals(TailConsumer.NAME)) {
        return settings;
      }
      Map<String, Object> customized = new HashMap<>(settings);
      customized.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, TailInterceptor.class.getName());
      customized.putIfAbsent(
          ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) config.partitionRefresh().toMillis());
      customized.put(BUFFER, buffer);
      return customized;
    }
  }
}
