package dev.isobar.query;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.cursor.StreamCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
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

/** Sends events to the service and waits until its view has taken them. */
public final class RunningQueryService implements AutoCloseable {
  private final String broker;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<Integer, Long> sent = new TreeMap<>();
  private final List<Future<RecordMetadata>> sending = new ArrayList<>();

  public RunningQueryService(String broker) {
    this.broker = broker;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      KafkaTopics.createMissing(admin);
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "max.request.size", 20 << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public RecordMetadata send(ArticleBuilder article) {
    return send(article.id(), article.bytes());
  }

  /** Sends with a Kafka header; returns when the broker has it. */
  public synchronized RecordMetadata send(ArticleBuilder article, Header header) {
    return note(
        producer.send(
            new ProducerRecord<>(
                KafkaTopics.ENRICHED,
                null,
                article.id().getBytes(UTF_8),
                article.bytes(),
                List.of(header))));
  }

  /** Returns when the broker has it. */
  public synchronized RecordMetadata send(String key, byte[] value) {
    return note(
        producer.send(new ProducerRecord<>(KafkaTopics.ENRICHED, key.getBytes(UTF_8), value)));
  }

  /** Returns at once; {@link #flush} waits for the broker. */
  public synchronized void sendSoon(ArticleBuilder article) {
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(KafkaTopics.ENRICHED, article.id().getBytes(UTF_8), article.bytes());
    sending.add(producer.send(event));
  }

  /** Returns when the broker has all. */
  public synchronized void flush() {
    sending.forEach(this::note);
    sending.clear();
  }

  /** Where the Kafka topic ends, as far as this newswire has written it. */
  public synchronized StreamCursor end() {
    return StreamCursor.of(sent);
  }

  private RecordMetadata note(Future<RecordMetadata> sending) {
    try {
      RecordMetadata at = sending.get();
      sent.merge(at.partition(), at.offset() + 1, Math::max);
      return at;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the view has taken all that was sent. */
  public void awaitTaken() {
    StreamCursor wanted = StreamCursor.of(sent);
    await("the view to reach " + wanted, () -> cursor().reaches(wanted));
  }

  /** Where the view stands; the start while it cannot say. */
  public static StreamCursor cursor() {
    String cursor = given().get("/articles?limit=1").header("Isobar-Cursor");
    return cursor == null ? StreamCursor.START : StreamCursor.parse(cursor);
  }

  public static void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("Waited 30 s for " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  /** The offsets that the consumer group has committed. */
  public StreamCursor committed(String group) {
    Map<Integer, Long> offsets = new TreeMap<>();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get(10, TimeUnit.SECONDS)
          .forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
    return StreamCursor.of(offsets);
  }

  /** How many consumers of the group have partitions. */
  public long members(String group) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get(10, TimeUnit.SECONDS)
          .members()
          .stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .count();
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The dead letters with this key. */
  public List<ConsumerRecord<byte[], byte[]>> deadLetters(String key) {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(KafkaTopics.ENRICHED_DLQ, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                letter -> {
                  if (letter.key() != null && key.equals(new String(letter.key(), UTF_8))) {
                    letters.add(letter);
                  }
                });
      }
    }
    return letters;
  }

  @Override
  public void close() {
    producer.close();
  }
}
