package dev.isobar.query.websub;

import dev.isobar.contracts.http.PushSignature;
import dev.isobar.query.config.WebSubConfig;
import dev.isobar.query.feed.FeedReader;
import dev.isobar.query.feed.HubAddress;
import dev.isobar.query.rest.ListResponse;
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

  private final HubClient client;
  private final DeliveryNotes notes;
  private final HubMetrics metrics;
  private final String hub;
  private final Duration giveUp;
  private final Clock clock = Clock.systemUTC();

  FeedSender(
      HubClient client,
      DeliveryNotes notes,
      HubMetrics metrics,
      HubAddress hub,
      WebSubConfig config) {
    this.client = client;
    this.notes = notes;
    this.metrics = metrics;
    this.hub = hub.hub().orElse("");
    this.giveUp = config.giveUp();
  }

  /** Sends a document. */
  void send(Subscription subscription, FeedReader.Document document) {
    Delivery delivery = notes.delivery(subscription);
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
                  headers(hub, subscription, document),
                  document.bytes())
              .status();
      if (status >= 200 && status < 300) {
        metrics.taken();
        notes.save(subscription, delivery.taken(document.tag()));
        return;
      }
      if (status == GONE) {
        end(subscription, "its callback answers 410");
        return;
      }
      failure = "status " + status;
    } catch (IOException | RuntimeException e) {
      failure = e.toString();
    }
    fail(subscription, delivery.failed(now), failure, now);
  }

  static Map<String, String> headers(
      String hub, Subscription subscription, FeedReader.Document document) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", document.type());
    headers.put(
        "Link", "<%s>; rel=\"hub\", <%s>; rel=\"self\"".formatted(hub, subscription.topic()));
    if (document.partial()) {
      headers.put(ListResponse.PARTIAL, ListResponse.IS_PARTIAL);
    }
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
      notes.save(subscription, next);
    }
  }

  private void end(Subscription subscription, String reason) {
    metrics.ended();
    LOG.warnf("Subscription %s is ended: %s", subscription, reason);
    notes.end(subscription);
  }

  /** Tells the subscriber that its feed is no more, and ends the subscription. */
  void deny(Subscription subscription, String reason) {
    try {
      client.deny(subscription.topic(), subscription.callback(), reason);
    } catch (IOException | RuntimeException e) {
      LOG.debugf("Subscription %s is not told that it ends: %s", subscription, e);
    }
    end(subscription, reason);
  }
}
