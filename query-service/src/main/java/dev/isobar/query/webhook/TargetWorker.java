package dev.isobar.query.webhook;

import dev.isobar.messaging.Backoff;
import dev.isobar.query.config.DeliveryConfig;
import dev.isobar.query.webhook.MessageStore.Outcome;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/** Sends the messages of one webhook, one after the other, the oldest first. */
@Singleton
class TargetWorker {
  private static final Logger LOG = Logger.getLogger(TargetWorker.class);

  /** How much longer than an attempt a replica keeps a target: to resolve its name, and to note. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Webhooks webhooks;
  private final MessageStore store;
  private final MessageSender sender;
  private final WebhookMetrics metrics;
  private final DeliveryConfig config;

  TargetWorker(
      Webhooks webhooks,
      MessageStore store,
      MessageSender sender,
      WebhookMetrics metrics,
      DeliveryConfig config) {
    this.webhooks = webhooks;
    this.store = store;
    this.sender = sender;
    this.metrics = metrics;
    this.config = config;
  }

  /** Returns how long a replica gets a target for. */
  Duration lease() {
    return config.timeout().plus(SLACK);
  }

  /**
   * Sends until nothing is due, the target is to be left alone, or the replica stops. The replica
   * must have got the target, and gives it back.
   *
   * @param stopped ends the work after the present attempt
   */
  void work(String replica, String webhook, CountDownLatch stopped) {
    try {
      boolean goOn = true;
      while (goOn && stopped.getCount() > 0) {
        goOn = sendNext(replica, webhook, stopped);
      }
    } finally {
      // The database wants no interrupted thread.
      boolean interrupted = Thread.interrupted();
      store.release(replica, webhook);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns whether more may be sent. */
  private boolean sendNext(String replica, String id, CountDownLatch stopped) {
    Optional<Webhook> webhook = webhooks.find(id).filter(known -> !known.paused());
    if (webhook.isEmpty()) {
      return false;
    }
    int rate = webhook.get().rateOr(config.ratePerMinute());
    MessageStore.Next next = store.next(replica, id, rate, lease());
    metrics.dead(next.ended());
    Optional<WebhookMessage> message = next.message();
    if (message.isEmpty()) {
      return false;
    }
    Optional<Attempt> attempt = sender.send(webhook.get(), message.get().id, message.get().body);
    if (attempt.isEmpty()) {
      LOG.infof("Message %s to webhook %s is sent again later", message.get().id, id);
      return false;
    }
    // An answer that has come is noted, even if the replica stops just now.
    Thread.interrupted();
    return note(webhook.get(), message.get(), attempt.get(), stopped);
  }

  /**
   * Notes an attempt, and tries that again while the database is unavailable: without a note the
   * message would be sent again.
   */
  private boolean note(
      Webhook webhook, WebhookMessage message, Attempt attempt, CountDownLatch stopped) {
    long end = System.nanoTime() + SLACK.toNanos();
    boolean[] noted = {false};
    Backoff.retry(
        LONGEST_PAUSE,
        stopped,
        () -> {
          try {
            store.note(message, attempt).ifPresent(outcome -> report(webhook, attempt, outcome));
            noted[0] = true;
          } catch (RuntimeException e) {
            LOG.warnf(
                "The attempt to send %s to webhook %s is not noted, retrying: %s",
                message.id, webhook, e.getMessage());
          }
          return noted[0] || System.nanoTime() > end;
        });
    return noted[0];
  }

  private void report(Webhook webhook, Attempt attempt, Outcome outcome) {
    metrics.attempted(attempt);
    WebhookMessage message = outcome.message();
    if (outcome.deadNow()) {
      metrics.dead(1);
      LOG.warnf(
          "Message %s to webhook %s is dead after %d attempts: %s",
          message.id, webhook, message.attempts, attempt.failure());
    } else if (message.isPending()) {
      LOG.infof(
          "Message %s to webhook %s failed %d times, next attempt at %s: %s",
          message.id, webhook, message.attempts, message.due, attempt.failure());
    }
    if (outcome.disabledNow()) {
      LOG.warnf("Webhook %s is disabled: %s", webhook, outcome.target().disabledReason);
      metrics.disabled();
      metrics.dead(store.endMessagesOfDisabled());
    }
  }
}
