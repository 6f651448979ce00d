package dev.isobar.enrich.kafka;

import dev.isobar.contracts.channel.NativeLz4;
import dev.isobar.contracts.channel.Topics;
import dev.isobar.enrich.config.EnrichConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Opens the Kafka clients of the channels: {@code kafka.*} settings, and what the promises need.
 */
@Singleton
public class KafkaClients {
  /** Room for the key and the headers beside a value of 16 MiB. */
  private static final int MAX_REQUEST = (16 << 20) + (1 << 16);

  private final Map<String, Object> common;
  private final EnrichConfig.Channel channel;
  private final EnrichConfig.Deep deep;

  KafkaClients(
      @Identifier("default-kafka-broker") Map<String, Object> common, EnrichConfig settings) {
    this.common = common;
    NativeLz4.load();
    this.channel = settings.channel();
    this.deep = settings.deep();
  }

  /** Reads raw articles. */
  public KafkaConsumer<byte[], byte[]> consumer() {
    return consumer(channel.group(), channel.batchSize());
  }

  /** Reads enriched articles for the deep lane; small batches, as each article takes its time. */
  public KafkaConsumer<byte[], byte[]> deepConsumer() {
    return consumer(deep.group(), deep.batchSize());
  }

  private KafkaConsumer<byte[], byte[]> consumer(String group, int batchSize) {
    Map<String, Object> config = new HashMap<>(common);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    channel.instanceId().ifPresent(id -> config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize);
    int session = (int) channel.sessionTimeout().toMillis();
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.max(1, session / 10));
    // A Kafka topic that is created late is seen within this time.
    config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 << 20);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 32 << 20);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Reads {@code isobar.taxonomy} in no group; the reader says from where. */
  public KafkaConsumer<byte[], byte[]> taxonomyConsumer() {
    Map<String, Object> config = new HashMap<>(common);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    // Where the Kafka topic was deleted and made anew, all of it is to be read again.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  public KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> config = new HashMap<>(common);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 48L << 20);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Creates the Kafka topics that are missing. */
  void createTopics() {
    Map<String, Object> config = new HashMap<>(common);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    try (Admin admin = Admin.create(config)) {
      Topics.createMissing(admin);
    }
  }
}
