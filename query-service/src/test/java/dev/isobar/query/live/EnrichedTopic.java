package dev.isobar.query.live;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Sha256;
import dev.isobar.contracts.channel.Canary;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.testing.KafkaTestClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes to the Kafka topic as enrich-service does, and does to it what operators do. */
final class EnrichedTopic implements AutoCloseable {
  private final String bootstrapServers;
  private final Admin admin;
  private KafkaTestClient kafka;

  EnrichedTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    kafka = KafkaTestClient.withTopics(bootstrapServers);
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** Returns when the broker has it. */
  void send(EnrichedArticle article) {
    send(article.id(), ContractJson.write(article));
  }

  void send(String key, byte[] value) {
    kafka.send(KafkaTopics.ENRICHED, key, value);
  }

  /** Sends a canary, which nobody may see. */
  void sendCanary(EnrichedArticle article) {
    ProducerRecord<byte[], byte[]> canary =
        new ProducerRecord<>(KafkaTopics.ENRICHED, utf8(article.id()), ContractJson.write(article));
    Canary.at(Instant.now()).add(canary.headers());
    kafka.send(List.of(canary));
  }

  /** Sends the tombstone that follows a removal. */
  void remove(String id) {
    ProducerRecord<byte[], byte[]> marker =
        new ProducerRecord<>(KafkaTopics.ENRICHED, utf8(id), null);
    marker.headers().add("isobar-removed", utf8("true"));
    kafka.send(List.of(marker));
  }

  /** Returns at once. */
  void sendSoon(EnrichedArticle article) {
    kafka.sendSoon(
        new ProducerRecord<>(
            KafkaTopics.ENRICHED, utf8(article.id()), ContractJson.write(article)));
  }

  void flush() {
    kafka.flush();
  }

  StreamCursor end() {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (int partition = 0; partition < partitions(); partition++) {
      latest.put(new TopicPartition(KafkaTopics.ENRICHED, partition), OffsetSpec.latest());
    }
    Map<Integer, Long> end = new TreeMap<>();
    await(admin.listOffsets(latest).all())
        .forEach((partition, offset) -> end.put(partition.partition(), offset.offset()));
    byte[] id = description().topicId().toString().getBytes(StandardCharsets.UTF_8);
    return StreamCursor.of(end).withEpoch(Sha256.hex(id, 4));
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
    // The old producer would send to partitions that the new Kafka topic does not have.
    kafka.close();
    kafka = new KafkaTestClient(bootstrapServers);
  }

  void sendTo(int partition, EnrichedArticle article) {
    kafka.send(
        List.of(
            new ProducerRecord<>(
                KafkaTopics.ENRICHED, partition, utf8(article.id()), ContractJson.write(article))));
  }

  int partitions() {
    return description().partitions().size();
  }

  private TopicDescription description() {
    return await(admin.describeTopics(List.of(KafkaTopics.ENRICHED)).allTopicNames())
        .get(KafkaTopics.ENRICHED);
  }

  @Override
  public void close() {
    kafka.close();
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
