package dev.isobar.query.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Writes changes without a broker, and may refuse them. */
class ChangesInMemory extends SubscriptionChanges {
  private final Subscriptions subscriptions;
  private long offset;

  boolean refuses;

  /** How many changes were made or refused. */
  int attempts;

  ChangesInMemory(Subscriptions subscriptions) {
    super(null, subscriptions);
    this.subscriptions = subscriptions;
  }

  @Override
  void save(Subscription subscription) {
    write(subscription.id(), ContractJson.write(subscription));
  }

  @Override
  void save(Subscription subscription, Delivery delivery) {
    write(Subscriptions.deliveryKey(subscription.id()), ContractJson.write(delivery));
  }

  @Override
  void end(String id) {
    write(id, null);
  }

  private synchronized void write(String key, byte[] value) {
    attempts++;
    if (refuses) {
      throw new KafkaException("refused");
    }
    subscriptions.take(
        new ConsumerRecords<>(
            Map.of(
                new TopicPartition("t", 0),
                List.of(new ConsumerRecord<>("t", 0, offset++, key.getBytes(UTF_8), value))),
            Map.of()));
  }
}
