package dev.isobar.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.KafkaTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes bytes to Kafka topics and reads them, as a producer or subscriber outside of Isobar. */
public final class KafkaTestClient implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;

  public KafkaTestClient(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 17 << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Connects to a broker and creates the Kafka topics of Isobar that it lacks. */
  public static KafkaTestClient withTopics(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      KafkaTopics.createMissing(admin);
    }
    return new KafkaTestClient(bootstrapServers);
  }

  /** Writes one record and waits for the acknowledgement. */
  public RecordMetadata send(String topic, String key, byte[] value) {
    return acknowledged(sendSoon(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)));
  }

  /** Writes records and waits for all acknowledgements. */
  public void send(List<ProducerRecord<byte[], byte[]>> records) {
    records.stream().map(this::sendSoon).toList().forEach(KafkaTestClient::acknowledged);
  }

  /** Starts to write one record and returns at once. */
  public Future<RecordMetadata> sendSoon(ProducerRecord<byte[], byte[]> record) {
    return producer.send(record);
  }

  /** Waits until nothing is being written. */
  public void flush() {
    producer.flush();
  }

  /** Waits for the acknowledgement of a record. */
  public static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
    try {
      return sent.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not acknowledge the record", e);
    }
  }

  /**
   * Reads a Kafka topic from its start until enough records are found.
   *
   * @return the records that {@code wanted} accepts; fewer than {@code count} after 60 s
   */
  public List<ConsumerRecord<byte[], byte[]>> await(
      String topic, int count, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    Instant deadline = Instant.now().plus(DEADLINE);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(topic)) {
      while (found.size() < count && Instant.now().isBefore(deadline)) {
        poll(consumer, wanted, found);
      }
    }
    return found;
  }

  /** Reads all records that a Kafka topic has at the time of the call. */
  public List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    return all(topic, record -> true);
  }

  /**
   * Reads the wanted ones of all records that a Kafka topic has at the time of the call.
   *
   * @return the records that {@code wanted} accepts
   * @throws IllegalStateException if they cannot be read within 60 s
   */
  public List<ConsumerRecord<byte[], byte[]>> all(
      String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    Instant deadline = Instant.now().plus(DEADLINE);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(topic)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException(topic + " is not read to its end after " + DEADLINE);
        }
        poll(consumer, wanted, found);
      }
    }
    return found;
  }

  /** Returns the record's key as text; empty if it has none. */
  public static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), UTF_8);
  }

  /** Returns a header as text; null if the record does not have it. */
  public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }

  private static void poll(
      KafkaConsumer<byte[], byte[]> consumer,
      Predicate<ConsumerRecord<byte[], byte[]>> wanted,
      List<ConsumerRecord<byte[], byte[]>> found) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      if (wanted.test(record)) {
        found.add(record);
      }
    }
  }

  /** Returns a consumer of all partitions, without a group, at their start. */
  private KafkaConsumer<byte[], byte[]> consumer(String topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
