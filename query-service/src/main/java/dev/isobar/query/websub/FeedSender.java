package dev.isobar.query.websub;

import dev.isobar.contracts.http.PushSignature;
import dev.isobar.query.config.WebSubConfig;
import dev.isobar.query.feed.FeedReader;
import dev.isobar.query.feed.HubAddress;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Sends one document to one subscriber and notes what became of it. */
@Singleton
class FeedSender {
  private static final Logger LOG = Logger.getLogger(FeedSender.class);
  private static final int GONE = 410;

  private final CallbackClient client;
  private final Subscriptions subscriptions;
  private final SubscriptionChanges changes;
  private final HubMetrics metrics;
  private final String hub;
  private final Duration giveUp;
  private final Clock clock = Clock.systemUTC();

  FeedSender(
      CallbackClient client,
      Subscriptions subscriptions,
      SubscriptionChanges changes,
      HubMetrics metrics,
      HubAddress hub,
      WebSubConfig config) {
    this.client = client;
    this.subscriptions = subscriptions;
    this.changes = changes;
    this.metrics = metrics;
    this.hub = hub.hub().orElse("");
    this.giveUp = config.giveUp();
  }

  /**
   * Sends a document.
   *
   * @throws org.apache.kafka.common.KafkaException if the outcome cannot be written; the document
   *     is then sent again
   */
  void send(Subscription subscription, FeedReader.Document document) {
    Delivery delivery = subscriptions.delivery(subscription);
    Instant now = clock.instant();
    if (subscription.isExpired(now)) {
      return;
    }
    String failure;
    try {
      int status =
          client
              .post(
                  URI.create(subscription.callback()),
                  headers(subscription, document),
                  document.bytes())
              .status();
      if (status >= 200 && status < 300) {
        metrics.taken();
        changes.save(subscription, delivery.taken(document.tag()));
        return;
      }
      if (status == GONE) {
        end(subscription, "its callback answers 410");
        return;
      }
      failure = "status " + status;
    } catch (IOException e) {
      failure = e.getMessage();
    }
    fail(subscription, delivery.failed(now), failure, now);
  }

  private Map<String, String> headers(Subscription subscription, FeedReader.Document document) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", document.type());
    headers.put(
        "Link", "<%s>; rel=\"hub\", <%s>; rel=\"self\"".formatted(hub, subscription.topic()));
    if (subscription.secret() != null) {
      headers.put(PushSignature.HEADER, PushSignature.of(subscription.secret(), document.bytes()));
    }
    return headers;
  }

  private void fail(Subscription subscription, Delivery next, String failure, Instant now) {
    metrics.failed();
    if (next.isFailingFor(giveUp, now)) {
      end(subscription, "it has failed since " + next.failingSince() + ", last with " + failure);
    } else {
      LOG.infof(
          "Subscription %s failed %d times, next attempt at %s: %s",
          subscription, next.failures(), next.next(), failure);
      changes.save(subscription, next);
    }
  }

  private void end(Subscription subscription, String reason) {
    metrics.ended();
    LOG.warnf("Subscription %s is ended: %s", subscription, reason);
    changes.end(subscription.id());
  }

  /** Tells the subscriber that its feed is no more, and ends the subscription. */
  void deny(Subscription subscription, String reason) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(SubscriptionRequest.MODE, "denied");
    parameters.put(SubscriptionRequest.TOPIC, subscription.topic());
    parameters.put("hub.reason", reason);
    try {
      client.get(CallbackAddress.with(subscription.callback(), parameters));
    } catch (IOException e) {
      LOG.debugf("Subscription %s is not told that it ends: %s", subscription, e.getMessage());
    }
    end(subscription, reason);
  }
}
