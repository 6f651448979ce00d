package dev.isobar.query.websub;

import dev.isobar.query.callback.CallbackAddress;
import dev.isobar.query.callback.CallbackClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Asks callbacks whether they want what was asked of the hub in their name, and then does it.
 * Requests that wait here are lost if the process ends; subscribers ask again.
 */
@Singleton
class SubscriptionVerifier {
  private static final Logger LOG = Logger.getLogger(SubscriptionVerifier.class);
  private static final int THREADS = 4;
  private static final int WAITING = 100;
  private static final int CHALLENGE_BYTES = 24;

  private final HubClient client;
  private final Subscriptions subscriptions;
  private final SubscriptionChanges changes;
  private final SubscriptionLimits limits;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING));

  SubscriptionVerifier(
      HubClient client,
      Subscriptions subscriptions,
      SubscriptionChanges changes,
      SubscriptionLimits limits) {
    this.client = client;
    this.subscriptions = subscriptions;
    this.changes = changes;
    this.limits = limits;
    threads.allowCoreThreadTimeOut(true);
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }

  /** Asks soon; returns false if too many requests wait. */
  boolean verifySoon(SubscriptionRequest request) {
    try {
      threads.execute(() -> verify(request));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private void verify(SubscriptionRequest request) {
    try {
      if (isConfirmed(request)) {
        apply(request);
      } else {
        LOG.infof("Callback does not confirm: %s", request);
      }
    } catch (IOException | KafkaException e) {
      LOG.infof("Request is not verified: %s: %s", request, e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "Request is not verified: %s", request);
    }
  }

  private boolean isConfirmed(SubscriptionRequest request) throws IOException {
    byte[] bytes = new byte[CHALLENGE_BYTES];
    random.nextBytes(bytes);
    String challenge = HexFormat.of().formatHex(bytes);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(SubscriptionRequest.MODE, request.mode());
    parameters.put(SubscriptionRequest.TOPIC, request.topic());
    parameters.put("hub.challenge", challenge);
    if (request.subscribe()) {
      parameters.put(SubscriptionRequest.LEASE, String.valueOf(request.lease().toSeconds()));
    }
    CallbackClient.Answer answer =
        client.get(CallbackAddress.with(request.callback().toString(), parameters));
    return answer.isSuccess() && answer.body().equals(challenge);
  }

  private void apply(SubscriptionRequest request) throws IOException {
    String callback = request.callback().toString();
    String id = Subscription.id(request.topic(), callback);
    Instant now = clock.instant();
    if (!request.subscribe()) {
      changes.end(id);
      LOG.infof("Subscription %s was ended by its subscriber", id);
      return;
    }
    Subscription before = subscriptions.find(id).filter(one -> !one.isExpired(now)).orElse(null);
    Optional<String> refusal = limits.refusal(request, now);
    if (refusal.isPresent()) {
      // The room was taken while this request waited.
      LOG.warnf("Subscription %s is refused: %s", id, refusal.get());
      client.deny(request.topic(), callback, refusal.get());
      return;
    }
    Subscription subscription =
        new Subscription(
            request.topic(),
            callback,
            request.secret(),
            before == null ? now : before.since(),
            now.plus(request.lease()));
    changes.save(subscription);
    LOG.infof("Subscription %s runs until %s", subscription, subscription.leaseEnd());
  }
}
