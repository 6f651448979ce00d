package dev.isobar.query.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.alert.AlertHits.Hit;
import dev.isobar.query.article.PresentArticles;
import dev.isobar.query.article.PresentArticles.Present;
import dev.isobar.query.config.AlertsConfig;
import dev.isobar.query.webhook.OfferedMessage;
import dev.isobar.query.webhook.WebhookQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Makes the next message of an alert, and queues it for the webhooks, in one transaction. */
@ApplicationScoped
class AlertTransaction {
  /** How long a message waits before it is tried again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How long an alert waits that this replica does not know yet, or cannot read. */
  private static final Duration UNKNOWN_PAUSE = Duration.ofSeconds(30);

  private final Alerts alerts;
  private final AlertFilters filters;
  private final EntityManager entities;
  private final PresentArticles view;
  private final FirstMentions mentions;
  private final AlertMessages messages;
  private final WebhookQueue queue;
  private final AlertsConfig config;

  AlertTransaction(
      Alerts alerts,
      AlertFilters filters,
      EntityManager entities,
      PresentArticles view,
      FirstMentions mentions,
      AlertMessages messages,
      WebhookQueue queue,
      AlertsConfig config) {
    this.alerts = alerts;
    this.filters = filters;
    this.entities = entities;
    this.view = view;
    this.mentions = mentions;
    this.messages = messages;
    this.queue = queue;
    this.config = config;
  }

  /**
   * Makes the message of an alert if it is due and no other replica makes it.
   *
   * @param current whether this replica had read all alerts after it knew that the alert is due:
   *     only then is an unknown alert one that was removed
   * @return whether there is a new message
   */
  boolean send(String id, Instant now, boolean current) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                entities
                    .unwrap(Session.class)
                    .doReturningWork(connection -> send(connection, id, now, current)));
  }

  private boolean send(Connection connection, String id, Instant now, boolean current)
      throws SQLException {
    AlertStates states = new AlertStates(connection);
    Optional<AlertStates.Due> due = states.lock(id, now);
    if (due.isEmpty()) {
      return false;
    }
    Optional<Alert> alert = alerts.find(id);
    if (alert.isEmpty()) {
      if (current && !alerts.isUnreadable(id)) {
        states.forget(id);
      } else {
        states.set(id, now.plus(UNKNOWN_PAUSE), due.get().silentUntil());
      }
      return false;
    }
    QuietHours quiet = alert.get().quietHours();
    Instant end = quiet == null ? now : quiet.endIfQuiet(now);
    if (end.isAfter(now)) {
      // The service may have been down when the message was due.
      states.set(id, end, due.get().silentUntil());
      return false;
    }
    List<Hit> read = new AlertHits(connection).pending(id);
    List<Hit> pending = withoutRemoved(connection, id, read);
    Map<String, Present> present = view.find(pending.stream().map(Hit::article).toList());
    if (mustWait(pending, present, now)) {
      states.set(id, now.plus(PAUSE), due.get().silentUntil());
      return false;
    }
    HitSelection selection =
        new HitSelection(connection, alert.get(), present, due.get().silentUntil());
    List<Hit> told = selection.choose(pending, mentions, wanted(alert.get()));
    if (!told.isEmpty()) {
      store(connection, alert.get(), messages.message(alert.get(), told, selection, now), now);
    }
    boolean more = read.size() >= AlertHits.MAX_PENDING;
    states.set(id, more ? now : null, selection.silentUntil());
    return !told.isEmpty();
  }

  /** The removal of an article comes after it, so what is pending may be removed already. */
  private List<Hit> withoutRemoved(Connection connection, String id, List<Hit> read)
      throws SQLException {
    Set<String> removed = view.removed(read.stream().map(Hit::article).toList());
    List<Hit> gone = read.stream().filter(hit -> removed.contains(hit.article())).toList();
    new AlertHits(connection).markSkipped(id, gone);
    return read.stream().filter(hit -> !removed.contains(hit.article())).toList();
  }

  /** The reader follows links to the view, so it should have the articles; but not for ever. */
  private boolean mustWait(List<Hit> pending, Map<String, Present> present, Instant now) {
    List<Hit> missing =
        pending.stream()
            .filter(
                hit -> {
                  Present found = present.get(hit.article());
                  return found == null || found.revision() < hit.revision();
                })
            .toList();
    return !missing.isEmpty()
        && missing.stream().allMatch(hit -> hit.found().plus(config.viewWait()).isAfter(now));
  }

  private Set<String> wanted(Alert alert) {
    boolean needed =
        alert.when().kind() == AlertCondition.Kind.FIRST_MENTION
            && filters.problem(alert).isEmpty();
    return needed ? filters.filter(alert).entities() : Set.of();
  }

  private void store(Connection connection, Alert alert, ObjectNode message, Instant now)
      throws SQLException {
    String id = message.get("id").asText();
    new AlertStates(connection)
        .store(alert.id(), id, now, new String(ContractJson.write(message), UTF_8));
    for (String webhook : alert.webhooks().stream().sorted().toList()) {
      // This replica may not know the webhook yet. WebhookUpkeep deletes what nobody gets.
      queue.offer(connection, new OfferedMessage(webhook, id, AlertMessages.TYPE, message, null));
    }
  }
}
