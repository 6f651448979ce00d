package dev.isobar.query.store;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.messaging.Backoff;
import dev.isobar.query.config.DeliveryConfig;
import dev.isobar.query.config.ViewConfig;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Migrates the schemas of the database in the background, and retries while it is unavailable:
 * first that of the view, then that of deliveries. Each connection has both in its search path.
 */
@ApplicationScoped
public class SchemaMigrator {
  private static final Logger LOG = Logger.getLogger(SchemaMigrator.class);

  private final Flyway flyway;
  private final AgroalDataSource database;
  private final ViewConfig config;
  private final DeliveryConfig delivery;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean ready;
  private volatile boolean deliveryReady;

  SchemaMigrator(
      Flyway flyway, AgroalDataSource database, ViewConfig config, DeliveryConfig delivery) {
    this.flyway = flyway;
    this.database = database;
    this.config = config;
    this.delivery = delivery;
  }

  void start(@Observes StartupEvent event) {
    Thread thread =
        new Thread(
            () -> {
              Backoff.retry(config.retryMax(), stopped, this::migrate);
              Backoff.retry(config.retryMax(), stopped, this::migrateDelivery);
            },
            "schema-migrator");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  /**
   * Returns whether the schema is current and, if a replay is configured, the offsets are reset.
   */
  public boolean isReady() {
    return ready;
  }

  /** Returns whether the schema of deliveries is current. */
  public boolean isDeliveryReady() {
    return deliveryReady;
  }

  private boolean migrate() {
    try {
      flyway.migrate();
      if (config.replay()) {
        try (Connection connection = database.getConnection()) {
          new ConsumerOffsets(KafkaTopics.ENRICHED).forget(connection);
        }
      }
      ready = true;
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Database is not prepared, retrying: %s", e.getMessage());
    }
    return ready;
  }

  /** The view does not wait for it: the service may lack the permission to create a schema. */
  private boolean migrateDelivery() {
    if (!ready) {
      return false;
    }
    try {
      Flyway.configure(flyway.getConfiguration().getClassLoader())
          .dataSource(database)
          .locations("classpath:db/delivery")
          .schemas(delivery.schema())
          .defaultSchema(delivery.schema())
          .load()
          .migrate();
      deliveryReady = true;
    } catch (RuntimeException e) {
      LOG.warnf("Schema %s is not prepared, retrying: %s", delivery.schema(), e.getMessage());
    }
    return deliveryReady;
  }
}
