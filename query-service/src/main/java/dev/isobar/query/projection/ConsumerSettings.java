package dev.isobar.query.projection;

import dev.isobar.contracts.channel.NativeLz4;
import dev.isobar.query.config.ViewConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How the view's consumers read; {@code kafka.*} settings of the operator come before defaults. */
final class ConsumerSettings {
  private final Map<String, Object> settings = new HashMap<>();

  ConsumerSettings(Map<String, Object> broker, ViewConfig config) {
    NativeLz4.load();
    // A killed service is back within these 6 s (the broker's usual lower limit), not 45.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 15_000);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        List.of(CooperativeStickyAssignor.class));
    settings.putAll(broker);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // Where Kafka has dropped what comes next, or the Kafka topic was made anew.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
  }

  /**
   * @throws org.apache.kafka.common.KafkaException if the broker's name does not resolve
   */
  Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
