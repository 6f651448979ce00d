package dev.isobar.ingest;

import dev.isobar.contracts.channel.KafkaTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on the raw Kafka topic, for tests. */
public final class RawTopic {
  private RawTopic() {}

  /** All records with one of these keys, once there are {@code count}, or after 20 s. */
  public static List<ConsumerRecord<String, byte[]>> await(
      String bootstrapServers, int count, Predicate<String> key) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(KafkaTopics.RAW).stream()
              .map(partition -> new TopicPartition(KafkaTopics.RAW, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      Instant deadline = Instant.now().plusSeconds(20);
      while (found.size() < count && Instant.now().isBefore(deadline)) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  if (key.test(record.key())) {
                    found.add(record);
                  }
                });
      }
      return found;
    }
  }
}
