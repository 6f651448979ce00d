package dev.isobar.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.KafkaTestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  /** Waits for the first article that is accepted and returns its JSON. */
  public static JsonNode awaitArticle(String bootstrapServers, Predicate<JsonNode> wanted) {
    try (KafkaTestClient kafka = new KafkaTestClient(bootstrapServers)) {
      return json(kafka.await(KafkaTopics.RAW, 1, record -> wanted.test(json(record))).get(0));
    }
  }

  /** Waits for {@code count} articles that are accepted and returns their JSON. */
  public static List<JsonNode> awaitArticles(
      String bootstrapServers, int count, Predicate<JsonNode> wanted) {
    try (KafkaTestClient kafka = new KafkaTestClient(bootstrapServers)) {
      return kafka.await(KafkaTopics.RAW, count, record -> wanted.test(json(record))).stream()
          .map(RawTopic::json)
          .toList();
    }
  }

  private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
    try {
      return ContractJson.mapper().readTree(record.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
