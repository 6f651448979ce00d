package dev.isobar.query.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.isobar.contracts.ContractJson;
import dev.isobar.messaging.FollowedTopic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Holds the subscriptions of {@code isobar.hub-subscriptions}, which every replica reads from its
 * start. A subscription and its deliveries have a record each, because different replicas may write
 * them at the same time. Thread-safe.
 */
@ApplicationScoped
class Subscriptions {
  private static final Logger LOG = Logger.getLogger(Subscriptions.class);
  private static final String CHANNEL = "hub-subscriptions";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Ends the key of the record of a subscription's deliveries. */
  private static final String DELIVERY = "/delivery";

  private final FollowedTopic topic;
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();

  Subscriptions(KafkaClientService clients) {
    this.topic = new FollowedTopic(clients, CHANNEL);
  }

  /** Returns the key of the record of a subscription's deliveries. */
  static String deliveryKey(String id) {
    return id + DELIVERY;
  }

  /** Returns whether this replica has read the Kafka topic once. */
  boolean hasBeenRead() {
    return topic.hasBeenRead();
  }

  /** Returns whether this replica has read what any replica has written. */
  boolean isAtEnd() {
    return topic.isAtEnd();
  }

  /** Returns all subscriptions, also expired ones. */
  List<Subscription> all() {
    return List.copyOf(subscriptions.values());
  }

  /** Returns how many subscriptions have a lease. */
  long active(Instant now) {
    return subscriptions.values().stream().filter(one -> !one.isExpired(now)).count();
  }

  /** Returns how many subscriptions with callbacks on a host have a lease. */
  long active(String host, Instant now) {
    return subscriptions.values().stream()
        .filter(one -> !one.isExpired(now) && host.equalsIgnoreCase(one.host()))
        .count();
  }

  Optional<Subscription> find(String id) {
    return Optional.ofNullable(subscriptions.get(id));
  }

  /** Returns what the subscriber has got. */
  Delivery delivery(Subscription subscription) {
    Delivery known = deliveries.get(subscription.id());
    return known != null && known.since().equals(subscription.since())
        ? known
        : Delivery.none(subscription);
  }

  /** Returns the ids of deliveries whose subscription has ended. */
  List<String> orphans() {
    return deliveries.keySet().stream().filter(id -> !subscriptions.containsKey(id)).toList();
  }

  /** Waits until this replica has read a record, ten seconds at most. */
  void awaitRead(RecordMetadata written) {
    topic.await(written, TIMEOUT);
  }

  @Incoming(CHANNEL)
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> records) {
    topic.take(records, this::forget, this::take);
  }

  private void forget() {
    subscriptions.clear();
    deliveries.clear();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), UTF_8);
    if (key.endsWith(DELIVERY)) {
      String id = key.substring(0, key.length() - DELIVERY.length());
      put(deliveries, id, read(key, record.value(), Delivery.class));
    } else {
      put(subscriptions, key, read(key, record.value(), Subscription.class));
    }
  }

  private static <T> void put(Map<String, T> map, String id, Optional<T> value) {
    value.ifPresentOrElse(known -> map.put(id, known), () -> map.remove(id));
  }

  private static <T> Optional<T> read(String key, byte[] value, Class<T> type) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ContractJson.mapper().readValue(value, type));
    } catch (IOException | IllegalArgumentException e) {
      String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : "" + e;
      LOG.warnf("Record %s of isobar.hub-subscriptions cannot be read: %s", key, why);
      return Optional.empty();
    }
  }
}
