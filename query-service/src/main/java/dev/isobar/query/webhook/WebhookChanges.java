package dev.isobar.query.webhook;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.CloudEventHeaders;
import dev.isobar.contracts.channel.EventRecord;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.messaging.AcknowledgedSender;
import dev.isobar.query.config.DeliveryConfig;
import dev.isobar.query.rest.ProblemException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Writes webhooks to {@code isobar.webhooks}. A change returns when Kafka has it and this replica
 * knows it. One change runs at a time in a replica, so that each sees the one before.
 */
@ApplicationScoped
class WebhookChanges {
  private static final Logger LOG = Logger.getLogger("isobar.audit");
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int ID_LENGTH = 12;

  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;
  private final Webhooks webhooks;
  private final DeliveryConfig config;
  private final Clock clock = Clock.systemUTC();

  WebhookChanges(
      @Channel("webhook-changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter,
      Webhooks webhooks,
      DeliveryConfig config) {
    this.emitter = emitter;
    this.webhooks = webhooks;
    this.config = config;
  }

  /**
   * Adds a webhook with a new id and a new secret.
   *
   * @throws ProblemException if there are too many, or the broker is unavailable
   */
  synchronized Webhook create(WebhookJson.Given given) {
    if (webhooks.all().size() >= config.maxWebhooks()) {
      throw WebhookProblems.tooMany(config.maxWebhooks());
    }
    String id = UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
    Webhook webhook =
        given.on(
            new Webhook(
                id, null, null, null, false, null, WebhookSecret.create(), null, null, now()));
    write(id, webhook);
    LOG.infof("webhook %s was created", webhook);
    return webhook;
  }

  /**
   * Changes a webhook.
   *
   * @param condition receives the present webhook, and throws if the client does not expect it
   * @throws ProblemException if there is none, or the broker is unavailable
   */
  synchronized Webhook change(
      String id, Consumer<Webhook> condition, UnaryOperator<Webhook> change) {
    Webhook before = webhooks.find(id).orElseThrow(() -> WebhookProblems.unknown(id));
    condition.accept(before);
    Webhook after = change.apply(before);
    if (!after.equals(before)) {
      write(id, after);
      LOG.infof("webhook %s was changed", after);
    }
    return after;
  }

  /** Gives a webhook a new secret. The present one signs too for a time. */
  Webhook rotate(String id) {
    return change(
        id,
        any -> {},
        webhook -> webhook.withSecret(WebhookSecret.create(), now().plus(config.secretOverlap())));
  }

  /** Removes a webhook. */
  synchronized void remove(String id, Consumer<Webhook> condition) {
    Webhook before = webhooks.find(id).orElseThrow(() -> WebhookProblems.unknown(id));
    condition.accept(before);
    write(id, null);
    LOG.infof("webhook %s was removed", before);
  }

  private Instant now() {
    return clock.instant();
  }

  private void write(String id, Webhook webhook) {
    ProducerRecord<byte[], byte[]> record =
        EventRecord.of(
            KafkaTopics.WEBHOOKS,
            CloudEventHeaders.WEBHOOK_TYPE,
            "/isobar/query-service",
            id,
            webhook == null ? null : ContractJson.write(webhook),
            now());
    try {
      webhooks.awaitRead(AcknowledgedSender.send(emitter, record, TIMEOUT));
    } catch (KafkaException e) {
      LOG.warnf("The change of webhook %s is not acknowledged: %s", id, e.getMessage());
      throw WebhookProblems.unavailable(
          "The broker did not acknowledge the change, but may have written it");
    }
  }
}
