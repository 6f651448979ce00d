package dev.isobar.query.alert;

import dev.isobar.query.config.AlertsConfig;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.SuggestedId;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
import dev.isobar.query.webhook.Webhooks;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Changes alerts. A change returns when Kafka has it and this replica knows it. One change runs at
 * a time in a replica, so that each sees the one before.
 */
@Singleton
class AlertChanges {
  private static final Logger LOG = Logger.getLogger("isobar.audit");

  private final Alerts alerts;
  private final AlertPreviews previews;
  private final AlertRecordSender sender;
  private final Webhooks webhooks;
  private final AgroalDataSource database;
  private final AlertsConfig config;
  private final Clock clock = Clock.systemUTC();

  AlertChanges(
      Alerts alerts,
      AlertPreviews previews,
      AlertRecordSender sender,
      Webhooks webhooks,
      AgroalDataSource database,
      AlertsConfig config) {
    this.alerts = alerts;
    this.previews = previews;
    this.sender = sender;
    this.webhooks = webhooks;
    this.database = database;
    this.config = config;
  }

  /**
   * Adds an alert. Without an id it gets one that its name suggests.
   *
   * @throws ProblemException if it is invalid or too broad, the id is taken, or the broker is
   *     unavailable
   */
  Alert create(Alert alert) {
    check(alert);
    synchronized (this) {
      String id =
          alert.id() == null
              ? SuggestedId.of(alert.name(), "alert", taken -> alerts.find(taken).isPresent())
              : alert.id();
      if (alerts.find(id).isPresent()) {
        throw AlertProblems.idTaken(id);
      }
      return write(alert.saved(id, now()), true);
    }
  }

  /**
   * Adds or replaces an alert.
   *
   * @param condition receives the present alert, null for none, and throws if the client does not
   *     expect it
   * @return the alert as it is saved
   */
  Alert put(Alert alert, Consumer<Alert> condition) {
    check(alert);
    synchronized (this) {
      Alert before = alerts.find(alert.id()).orElse(null);
      condition.accept(before);
      Alert saved = alert.saved(alert.id(), before == null ? now() : before.created());
      return saved.equals(before) ? saved : write(saved, before == null);
    }
  }

  /** Removes an alert and what it has told. */
  synchronized void remove(String id, Consumer<Alert> condition) throws SQLException {
    condition.accept(alerts.find(id).orElseThrow(() -> AlertProblems.unknown(id)));
    alerts.awaitRead(sender.send(id, null));
    LOG.infof("alert %s was removed", id);
    Transactions.update(
        database, ViewSchema.LIVE, connection -> new AlertStates(connection).forget(id));
  }

  private Alert write(Alert alert, boolean isNew) {
    if (isNew && alerts.all().size() >= config.maxAlerts()) {
      throw AlertProblems.tooMany(config.maxAlerts());
    }
    alerts.awaitRead(sender.send(alert.id(), alert));
    LOG.infof("alert %s was saved", alert.id());
    return alert;
  }

  private void check(Alert alert) {
    if (alert.maxAge() != null && alert.maxAge().compareTo(config.memory()) > 0) {
      throw ProblemException.invalid(
          "/maxAge",
          "must be at most "
              + config.memory()
              + ", for which the service remembers articles (isobar.alerts.memory)");
    }
    for (int i = 0; i < alert.webhooks().size(); i++) {
      if (!webhooks.exists(alert.webhooks().get(i))) {
        throw ProblemException.invalid(
            "/webhooks/" + i, "There is no webhook " + alert.webhooks().get(i) + ": see /webhooks");
      }
    }
    AlertPreview preview = previews.of(alert).value();
    if (preview.tooBroad()) {
      throw AlertProblems.tooBroad(
          alert.query() == null ? AlertJson.PARAMETERS : "/query",
          Math.round(preview.perDay()),
          preview.limit());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
