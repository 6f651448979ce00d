package dev.isobar.query.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.messaging.AcknowledgedSender;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Writes subscriptions and deliveries to {@code isobar.hub-subscriptions}. A change returns when
 * the broker has it and this replica has read it; each throws a {@link KafkaException} if the
 * broker does not acknowledge it.
 */
@ApplicationScoped
class SubscriptionChanges {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;
  private final Subscriptions subscriptions;

  SubscriptionChanges(
      @Channel("hub-changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter,
      Subscriptions subscriptions) {
    this.emitter = emitter;
    this.subscriptions = subscriptions;
  }

  void save(Subscription subscription) {
    write(subscription.id(), ContractJson.write(subscription));
  }

  void save(Subscription subscription, Delivery delivery) {
    write(Subscriptions.deliveryKey(subscription.id()), ContractJson.write(delivery));
  }

  /** Ends a subscription; the record of its deliveries is removed with it. */
  void end(String id) {
    write(id, null);
    forget(id);
  }

  /** Removes the record of the deliveries of a subscription that has ended. */
  void forget(String id) {
    write(Subscriptions.deliveryKey(id), null);
  }

  private void write(String key, byte[] value) {
    subscriptions.awaitRead(
        AcknowledgedSender.send(
            emitter,
            new ProducerRecord<>(KafkaTopics.HUB_SUBSCRIPTIONS, key.getBytes(UTF_8), value),
            TIMEOUT));
  }
}
