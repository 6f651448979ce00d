package dev.isobar.query.alert;

import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private final CountDownLatch stopped = new CountDownLatch(1);

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
      Thread thread = new Thread(this::runUntilStopped, "alert-sender");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void runUntilStopped() {
    try {
      while (!stopped.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          round();
        } catch (SQLException | RuntimeException e) {
          warn("Alerts are not sent, retrying: %s", e);
        } catch (Error e) {
          // Without this thread nothing would be sent until the next start.
          LOG.error("Alerts are not sent, retrying", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws SQLException {
    if (!schema.isDeliveryReady() || !alerts.areRead()) {
      return;
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
        if (stopped.getCount() > 0 && transaction.send(alert, now, current)) {
          metrics.message();
        }
      } catch (RuntimeException e) {
        metrics.retried();
        warn("Alert " + alert + " is not sent, retrying: %s", e);
      }
    }
  }

  private void warn(String message, Exception e) {
    if (stopped.getCount() > 0) {
      LOG.warnf(message, e.getMessage());
    }
  }
}
