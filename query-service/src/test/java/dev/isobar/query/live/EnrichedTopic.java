package dev.isobar.query.live;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.cursor.StreamCursor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the Kafka topic as enrich-service does, and does to it what operators do. */
final class EnrichedTopic implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Admin admin;

  EnrichedTopic(String bootstrapServers) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    admin = Admin.create(settings);
    KafkaTopics.createMissing(admin);
  }

  /** Returns when the broker has it. */
  void send(EnrichedArticle article) {
    send(article.id(), ContractJson.write(article));
  }

  void send(String key, byte[] value) {
    await(producer.send(new ProducerRecord<>(KafkaTopics.ENRICHED, utf8(key), value)));
  }

  /** Returns at once. */
  void sendSoon(EnrichedArticle article) {
    producer.send(
        new ProducerRecord<>(
            KafkaTopics.ENRICHED, utf8(article.id()), ContractJson.write(article)));
  }

  void flush() {
    producer.flush();
  }

  StreamCursor end() {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (int partition = 0; partition < partitions(); partition++) {
      latest.put(new TopicPartition(KafkaTopics.ENRICHED, partition), OffsetSpec.latest());
    }
    Map<Integer, Long> end = new TreeMap<>();
    await(admin.listOffsets(latest).all())
        .forEach((partition, offset) -> end.put(partition.partition(), offset.offset()));
    return StreamCursor.of(end);
  }

  void deleteBefore(StreamCursor cursor) {
    Map<TopicPartition, RecordsToDelete> deletions = new HashMap<>();
    cursor
        .offsets()
        .forEach(
            (partition, offset) ->
                deletions.put(
                    new TopicPartition(KafkaTopics.ENRICHED, partition),
                    RecordsToDelete.beforeOffset(offset)));
    await(admin.deleteRecords(deletions).all());
  }

  void addPartition() {
    int partitions = partitions() + 1;
    await(
        admin
            .createPartitions(Map.of(KafkaTopics.ENRICHED, NewPartitions.increaseTo(partitions)))
            .all());
  }

  /** Deletes the Kafka topic with all its records and creates it again. */
  void createAnew() {
    await(admin.deleteTopics(List.of(KafkaTopics.ENRICHED)).all());
    KafkaTopics.createMissing(admin);
  }

  void sendTo(int partition, EnrichedArticle article) {
    await(
        producer.send(
            new ProducerRecord<>(
                KafkaTopics.ENRICHED, partition, utf8(article.id()), ContractJson.write(article))));
  }

  int partitions() {
    return await(admin.describeTopics(List.of(KafkaTopics.ENRICHED)).allTopicNames())
        .get(KafkaTopics.ENRICHED)
        .partitions()
        .size();
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }

  private static <T> T await(Future<T> answer) {
    try {
      return answer.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
