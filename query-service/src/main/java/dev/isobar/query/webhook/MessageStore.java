package dev.isobar.query.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Gives targets to replicas for a time, one replica for each, and notes what they have sent. If a
 * replica ends without a note, another one gets the target after that time and sends the message
 * again, under the same id.
 */
@Singleton
class MessageStore {
  private static final String INSERT_TARGETS =
      """
      INSERT INTO webhook_target (webhook)
      SELECT w FROM unnest(string_to_array(:webhooks, ',')) w ON CONFLICT DO NOTHING
      """;

  private static final String LEASE =
      """
      WITH leased AS (
        UPDATE webhook_target SET leased_by = :replica, leased_until = :until
        WHERE webhook IN (
          SELECT t.webhook FROM webhook_target t
          WHERE t.webhook IN (:webhooks) AND t.disabled_at IS NULL AND t.not_before <= :now
            AND (t.leased_until IS NULL OR t.leased_until < :now)
            AND EXISTS (
              SELECT FROM webhook_message m
              WHERE m.webhook = t.webhook AND m.state = 'pending' AND m.due <= :now)
          FOR UPDATE SKIP LOCKED)
        RETURNING webhook)
      SELECT webhook FROM leased
      """;

  private static final String END_DISABLED =
      """
      UPDATE webhook_message m SET state = 'dead',
        failure = concat_ws('; ', m.failure, 'The webhook is disabled: ' || t.disabled_reason)
      FROM webhook_target t
      WHERE t.webhook = m.webhook AND t.disabled_at IS NOT NULL AND m.state = 'pending'
      """;

  private final EntityManager entities;
  private final RetryPlan plan;
  private final MessageRule rule;
  private final Clock clock;

  @Inject
  MessageStore(EntityManager entities, RetryPlan plan, MessageRule rule) {
    this(entities, plan, rule, Clock.systemUTC());
  }

  MessageStore(EntityManager entities, RetryPlan plan, MessageRule rule, Clock clock) {
    this.entities = entities;
    this.plan = plan;
    this.rule = rule;
    this.clock = clock;
  }

  /**
   * Gives targets for which messages are due to a replica.
   *
   * @param webhooks those to which the replica may send
   * @param time how long the replica keeps them
   */
  List<String> lease(String replica, Collection<String> webhooks, Duration time) {
    if (webhooks.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              entities
                  .createNativeQuery(INSERT_TARGETS)
                  .setParameter("webhooks", String.join(",", webhooks))
                  .executeUpdate();
              return entities
                  .createNativeQuery(LEASE, String.class)
                  .setParameter("replica", replica)
                  .setParameter("webhooks", webhooks)
                  .setParameter("now", now)
                  .setParameter("until", now.plus(time))
                  .getResultList();
            });
  }

  /**
   * Returns the oldest message that is due, and counts the attempt that follows against the rate.
   *
   * @param time how long the replica keeps the target
   * @return no message if there is none, or the replica may not send now
   */
  Next next(String replica, String webhook, int ratePerMinute, Duration time) {
    Instant now = clock.instant();
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              WebhookTarget target = lock(webhook);
              if (target == null || !target.isFree(replica, now)) {
                return new Next(Optional.empty(), 0);
              }
              Next next = due(webhook, now);
              if (next.message().isPresent()) {
                target.take(ratePerMinute, now, now.plus(time));
              }
              return next;
            });
  }

  /**
   * Holds a message that is to be sent.
   *
   * @param ended how many messages were found of which nothing may be sent; they are dead now
   */
  record Next(Optional<WebhookMessage> message, int ended) {}

  /** Returns the oldest message that is due and may be sent, with what of it may be sent. */
  private Next due(String webhook, Instant now) {
    Optional<WebhookMessage> due = WebhookMessage.findDue(webhook, now);
    int ended = 0;
    while (due.isPresent()) {
      WebhookMessage message = due.get();
      Optional<String> rest = rule.rest(message.type, message.body);
      if (rest.isPresent()) {
        message.body = rest.get();
        break;
      }
      message.end("All articles of the message were taken down");
      ended++;
      due = WebhookMessage.findDue(webhook, now);
    }
    return new Next(due, ended);
  }

  /**
   * Notes what became of an attempt.
   *
   * @return the message and its target as they are now; empty if it was removed meanwhile
   */
  Optional<Outcome> note(WebhookMessage sent, Attempt attempt) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              WebhookTarget target = lock(sent.webhook);
              // It may be ended meanwhile, because too many wait.
              WebhookMessage message =
                  WebhookMessage.findById(sent.seq, LockModeType.PESSIMISTIC_WRITE);
              if (target == null || message == null) {
                return Optional.empty();
              }
              boolean enabled = target.disabledAt == null;
              boolean waited = message.isPending();
              target.attempted(attempt, plan);
              message.attempted(attempt, plan);
              return Optional.of(
                  new Outcome(
                      message,
                      target,
                      waited && message.state.equals(WebhookMessage.DEAD),
                      enabled && target.disabledAt != null));
            });
  }

  /**
   * Holds what is known after an attempt.
   *
   * @param deadNow whether the attempt was the last one of the message; false if it was dead before
   * @param disabledNow whether the attempt has disabled the target
   */
  record Outcome(
      WebhookMessage message, WebhookTarget target, boolean deadNow, boolean disabledNow) {}

  /** Makes all messages that wait for disabled targets dead, and returns how many. */
  int endMessagesOfDisabled() {
    return QuarkusTransaction.requiringNew()
        .call(() -> entities.createNativeQuery(END_DISABLED).executeUpdate());
  }

  /** Gives a target back. */
  void release(String replica, String webhook) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                WebhookTarget.update(
                    "leasedBy = null, leasedUntil = null where webhook = ?1 and leasedBy = ?2",
                    webhook,
                    replica));
  }

  private static WebhookTarget lock(String webhook) {
    return WebhookTarget.findById(webhook, LockModeType.PESSIMISTIC_WRITE);
  }
}
