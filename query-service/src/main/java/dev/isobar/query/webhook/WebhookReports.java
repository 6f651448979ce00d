package dev.isobar.query.webhook;

import dev.isobar.query.config.DeliveryConfig;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.store.SnapshotReader.ViewNotReadyException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads and changes what the database knows of webhooks and their messages, for clients. */
@Singleton
class WebhookReports {
  private static final String KEPT = "webhook = :webhook and state <> 'forgotten'";

  private final SchemaMigrator schema;
  private final DeliveryConfig config;
  private final Clock clock = Clock.systemUTC();

  WebhookReports(SchemaMigrator schema, DeliveryConfig config) {
    this.schema = schema;
    this.config = config;
  }

  /** Returns the views of webhooks, in their order. */
  List<WebhookView> views(List<Webhook> webhooks) {
    return inTransaction(
        () -> {
          Map<String, WebhookTarget> targets = new HashMap<>();
          WebhookTarget.<WebhookTarget>streamAll().forEach(one -> targets.put(one.webhook, one));
          Map<String, Long> waiting = counts("state = 'pending'");
          Map<String, Long> dead = counts("state = 'dead'");
          Map<String, Long> overflow =
              counts("state = 'dead' and failure like '%" + WebhookMessage.OVERFLOW + "'");
          return webhooks.stream()
              .map(
                  webhook ->
                      WebhookView.of(
                          webhook,
                          targets.get(webhook.id()),
                          waiting.getOrDefault(webhook.id(), 0L),
                          dead.getOrDefault(webhook.id(), 0L),
                          overflow.getOrDefault(webhook.id(), 0L),
                          webhook.rateOr(config.ratePerMinute()),
                          clock.instant()))
              .toList();
        });
  }

  /**
   * Returns a page of the messages of a webhook, the latest first.
   *
   * @param state null for any
   * @param before the number that the page begins below; null for the first page
   */
  ListPage<DeliveryView> deliveries(String webhook, String state, Long before, int limit) {
    return inTransaction(
        () -> {
          StringBuilder condition = new StringBuilder(KEPT);
          Parameters parameters = Parameters.with("webhook", webhook);
          if (state != null) {
            condition.append(" and state = :state");
            parameters.and("state", state);
          }
          if (before != null) {
            condition.append(" and seq < :before");
            parameters.and("before", before);
          }
          List<WebhookMessage> rows =
              WebhookMessage.<WebhookMessage>find(condition + " order by seq desc", parameters)
                  .page(Page.ofSize(limit + 1))
                  .list();
          return ListPage.of(rows, limit, row -> row.seq).map(DeliveryView::of);
        });
  }

  /**
   * Sends a message again, under the same id; empty if it is not kept.
   *
   * @throws dev.isobar.query.rest.ProblemException if the webhook is disabled, or too many messages
   *     wait for it
   */
  Optional<DeliveryView> redeliver(String webhook, String id) {
    return inTransaction(
        () -> {
          WebhookTarget target = WebhookTarget.findById(webhook);
          if (target != null && target.disabledAt != null) {
            throw WebhookProblems.disabled(webhook);
          }
          Optional<WebhookMessage> message = WebhookMessage.findMessage(webhook, id);
          // It would be the oldest of too many, and dead again at once.
          if (message.filter(known -> !known.isPending()).isPresent()
              && WebhookMessage.countPending(webhook) >= config.maxWaiting()) {
            throw WebhookProblems.full(webhook, config.maxWaiting());
          }
          message.ifPresent(known -> known.sendAgain(clock.instant()));
          return message.map(DeliveryView::of);
        });
  }

  /** Lets messages be sent again to a webhook that was disabled or left alone for a while. */
  void resume(String webhook) {
    inTransaction(
        () -> {
          WebhookTarget.<WebhookTarget>findByIdOptional(webhook)
              .ifPresent(target -> target.resume(clock.instant()));
          return null;
        });
  }

  private static Map<String, Long> counts(String condition) {
    Map<String, Long> counts = new HashMap<>();
    WebhookMessage.getEntityManager()
        .createQuery(
            "select webhook, count(*) from WebhookMessage where " + condition + " group by webhook",
            Object[].class)
        .getResultStream()
        .forEach(row -> counts.put((String) row[0], (Long) row[1]));
    return counts;
  }

  private <T> T inTransaction(Supplier<T> work) {
    if (!schema.isDeliveryReady()) {
      throw new ViewNotReadyException();
    }
    return QuarkusTransaction.requiringNew().call(work::get);
  }
}
