package dev.isobar.query.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.isobar.contracts.ContractJson;
import dev.isobar.messaging.FollowedTopic;
import dev.isobar.query.rest.ProblemException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Holds the webhooks of {@code isobar.webhooks}, which every replica reads from its start and
 * follows. Thread-safe.
 */
@ApplicationScoped
public class Webhooks {
  private static final Logger LOG = Logger.getLogger(Webhooks.class);
  private static final String CHANNEL = "webhooks";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final FollowedTopic topic;
  private final Map<String, Webhook> webhooks = new ConcurrentSkipListMap<>();

  Webhooks(KafkaClientService clients) {
    this.topic = new FollowedTopic(clients, CHANNEL);
  }

  /**
   * Returns whether there is a webhook.
   *
   * @throws ProblemException with status 503 until the Kafka topic is read
   */
  public boolean exists(String id) {
    return find(id).isPresent();
  }

  /**
   * Returns all webhooks, ordered by id.
   *
   * @throws ProblemException with status 503 until the Kafka topic is read
   */
  List<Webhook> all() {
    requireRead();
    return List.copyOf(webhooks.values());
  }

  /**
   * Returns a webhook.
   *
   * @throws ProblemException with status 503 until the Kafka topic is read
   */
  Optional<Webhook> find(String id) {
    requireRead();
    return Optional.ofNullable(webhooks.get(id));
  }

  /** Returns whether this replica has read the Kafka topic once. */
  boolean hasBeenRead() {
    return topic.hasBeenRead();
  }

  /** Returns whether this replica has read what any replica has written. */
  boolean isAtEnd() {
    return topic.isAtEnd();
  }

  /**
   * Waits until this replica has read a record.
   *
   * @throws ProblemException with status 503 if that takes longer than ten seconds
   */
  void awaitRead(RecordMetadata written) {
    if (!topic.await(written, TIMEOUT)) {
      throw WebhookProblems.unavailable(
          "The change is written, but this replica has not read it yet");
    }
  }

  @Incoming(CHANNEL)
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> records) {
    topic.take(records, webhooks::clear, this::take);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String id = new String(record.key(), UTF_8);
    Optional<Webhook> webhook = read(id, record.value());
    if (webhook.isPresent()) {
      webhooks.put(id, webhook.get());
    } else {
      webhooks.remove(id);
    }
  }

  private static Optional<Webhook> read(String id, byte[] value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ContractJson.mapper().readValue(value, Webhook.class));
    } catch (IOException | IllegalArgumentException e) {
      String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : "" + e;
      LOG.warnf("Webhook %s cannot be read from its Kafka topic: %s", id, why);
      return Optional.empty();
    }
  }

  private void requireRead() {
    if (!topic.hasBeenRead()) {
      throw WebhookProblems.unavailable("This replica has not read the webhooks yet");
    }
  }
}
