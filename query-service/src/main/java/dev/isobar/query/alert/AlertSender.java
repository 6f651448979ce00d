package dev.isobar.query.alert;

import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
import dev.isobar.query.work.RepeatingTask;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes the messages of alerts that are due. Every replica looks, and each message is made by one:
 * the one that locks the alert.
 */
@ApplicationScoped
class AlertSender {
  private static final Logger LOG = Logger.getLogger(AlertSender.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int AT_ONCE = 100;

  private final Alerts alerts;
  private final AlertTransaction transaction;
  private final AlertRetention retention;
  private final AlertMetrics metrics;
  private final SchemaMigrator schema;
  private final AgroalDataSource database;
  private final boolean sends;
  private final Clock clock = Clock.systemUTC();
  private final RepeatingTask task =
      new RepeatingTask("alert-sender", "Alerts are not sent", INTERVAL, this::round);

  AlertSender(
      Alerts alerts,
      AlertTransaction transaction,
      AlertRetention retention,
      AlertMetrics metrics,
      SchemaMigrator schema,
      AgroalDataSource database,
      ViewConfig config) {
    this.alerts = alerts;
    this.transaction = transaction;
    this.retention = retention;
    this.metrics = metrics;
    this.schema = schema;
    this.database = database;
    this.sends = config.consume();
  }

  void start(@Observes StartupEvent event) {
    if (sends) {
      task.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    task.stop();
  }

  private Duration round() throws SQLException {
    if (!schema.isDeliveryReady() || !alerts.areRead()) {
      return INTERVAL;
    }
    Instant now = clock.instant();
    retention.run(now);
    List<String> due =
        Transactions.query(
            database, ViewSchema.LIVE, connection -> new AlertStates(connection).due(now, AT_ONCE));
    // After the alerts that are due are known, and once for all: it asks Kafka.
    boolean current =
        due.stream().anyMatch(alert -> alerts.find(alert).isEmpty()) && alerts.areCurrent();
    for (String alert : due) {
      try {
        if (!task.isStopped() && transaction.send(alert, now, current)) {
          metrics.message();
        }
      } catch (RuntimeException e) {
        metrics.retried();
        if (!task.isStopped()) {
          LOG.warnf("Alert %s is not sent, retrying: %s", alert, e.getMessage());
        }
      }
    }
    return INTERVAL;
  }
}
