package dev.isobar.ingest;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.KafkaTestClient;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the raw Kafka topic. */
public final class RawTopic {
  private RawTopic() {}

  /** Waits for {@code count} records whose key is accepted. */
  public static List<ConsumerRecord<byte[], byte[]>> await(
      String bootstrapServers, int count, Predicate<String> key) {
    try (KafkaTestClient kafka = new KafkaTestClient(bootstrapServers)) {
      return kafka.await(KafkaTopics.RAW, count, record -> key.test(KafkaTestClient.key(record)));
    }
  }
}
