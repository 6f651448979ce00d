package dev.isobar.query.store;

import dev.isobar.messaging.Backoff;
import dev.isobar.query.config.ViewConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Prepares the database in the background, and retries while it is unavailable. */
@ApplicationScoped
class SchemaInitializer {
  private static final Logger LOG = Logger.getLogger(SchemaInitializer.class);

  private final SchemaMigrator schema;
  private final Duration retryMax;
  private final CountDownLatch stopped = new CountDownLatch(1);

  SchemaInitializer(SchemaMigrator schema, ViewConfig config) {
    this.schema = schema;
    this.retryMax = config.retryMax();
  }

  void start(@Observes StartupEvent event) {
    Thread thread = new Thread(this::prepareUntilDone, "schema-initializer");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void prepareUntilDone() {
    Backoff backoff = new Backoff(retryMax);
    try {
      while (!isPrepared() && !stopped.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Preparing the database again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isPrepared() {
    try {
      schema.prepare();
      return true;
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Database is not prepared, retrying: %s", e.getMessage());
      return false;
    }
  }
}
