package dev.isobar.ingest.publish;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the Kafka clients are told, on top of the {@code kafka.*} settings of the deployment. */
final class KafkaSettings {
  /** What the raw Kafka topic takes, see asyncapi.yaml. */
  static final int MAX_RECORD_BYTES = 4 << 20;

  /** Key, headers and record framing beside the article, with room to spare. */
  static final int MAX_RECORD_OVERHEAD = 64 << 10;

  private KafkaSettings() {}

  /**
   * Acknowledged by all replicas and idempotent: no accepted article is lost, reordered or doubled
   * by a retry of the producer. Nothing blocks: where there is no metadata or no room, a send fails
   * at once, and whoever called decides.
   */
  static Map<String, Object> producer(
      Map<String, Object> deployment, PublishConfig config, int maxArticleBytes) {
    if (maxArticleBytes > MAX_RECORD_BYTES - MAX_RECORD_OVERHEAD) {
      throw new IllegalArgumentException(
          "isobar.article.max-bytes is %d; the raw Kafka topic takes at most %d"
              .formatted(maxArticleBytes, MAX_RECORD_BYTES - MAX_RECORD_OVERHEAD));
    }
    Map<String, Object> settings = bounded(deployment, config);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "isobar-ingest");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0L);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) config.timeout().toMillis());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, config.linger().toMillis());
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, config.compression());
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.bufferBytes());
    return settings;
  }

  static Map<String, Object> admin(Map<String, Object> deployment, PublishConfig config) {
    Map<String, Object> settings = bounded(deployment, config);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "isobar-ingest-admin");
    settings.put(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) config.timeout().toMillis());
    return settings;
  }

  /** A hung broker is given up after half the time, so that a retry elsewhere is still in time. */
  private static Map<String, Object> bounded(Map<String, Object> deployment, PublishConfig config) {
    Map<String, Object> settings = new HashMap<>(deployment);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) (config.timeout().toMillis() / 2));
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
    return settings;
  }
}
