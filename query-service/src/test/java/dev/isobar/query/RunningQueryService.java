package dev.isobar.query;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;

/** Sends events to the service and waits until its view has taken them. */
public final class RunningQueryService implements AutoCloseable {
  private final String broker;
  private final KafkaTestClient kafka;
  private final Map<Integer, Long> sent = new TreeMap<>();
  private final List<Future<RecordMetadata>> sending = new ArrayList<>();

  public RunningQueryService(String broker) {
    this.broker = broker;
    kafka = KafkaTestClient.withTopics(broker);
  }

  public RecordMetadata send(ArticleBuilder article) {
    return send(article.id(), article.bytes());
  }

  /** Sends with a Kafka header; returns when the broker has it. */
  public RecordMetadata send(ArticleBuilder article, Header header) {
    return send(article.id(), article.bytes(), header);
  }

  /** Returns when the broker has it. */
  public synchronized RecordMetadata send(String key, byte[] value, Header... headers) {
    return note(
        kafka.sendSoon(
            new ProducerRecord<>(
                KafkaTopics.ENRICHED, null, key.getBytes(UTF_8), value, List.of(headers))));
  }

  /** Returns at once; {@link #flush} waits for the broker. */
  public synchronized void sendSoon(ArticleBuilder article) {
    sending.add(
        kafka.sendSoon(
            new ProducerRecord<>(
                KafkaTopics.ENRICHED, article.id().getBytes(UTF_8), article.bytes())));
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
    RecordMetadata at = KafkaTestClient.acknowledged(sending);
    sent.merge(at.partition(), at.offset() + 1, Math::max);
    return at;
  }

  /** Waits until the view has taken all that was sent. */
  public void awaitTaken() {
    StreamCursor wanted = StreamCursor.of(sent);
    Polling.until("view at " + wanted, () -> cursor().reaches(wanted));
  }

  /** Where the view stands; the start while it cannot say. */
  public static StreamCursor cursor() {
    String cursor = given().get("/articles?limit=1").header("Isobar-Cursor");
    return cursor == null ? StreamCursor.START : StreamCursor.parse(cursor);
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
    return kafka.all(KafkaTopics.ENRICHED_DLQ, letter -> key.equals(KafkaTestClient.key(letter)));
  }

  @Override
  public void close() {
    kafka.close();
  }
}
