package dev.isobar.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.KafkaTestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads {@code isobar.feed-events}. */
public final class FeedEventTopic {
  private FeedEventTopic() {}

  /** Waits for {@code count} events that are accepted and returns them, the earliest first. */
  public static List<JsonNode> await(
      String bootstrapServers, int count, Predicate<JsonNode> wanted) {
    try (KafkaTestClient kafka = new KafkaTestClient(bootstrapServers)) {
      return kafka
          .await(KafkaTopics.FEED_EVENTS, count, record -> wanted.test(json(record)))
          .stream()
          .map(FeedEventTopic::json)
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
