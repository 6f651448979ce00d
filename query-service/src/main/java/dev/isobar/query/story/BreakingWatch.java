package dev.isobar.query.story;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks every second for stories that have become breaking ({@link BreakingStories}). */
@ApplicationScoped
class BreakingWatch {
  private static final Logger LOG = Logger.getLogger(BreakingWatch.class);
  private static final long INTERVAL_MILLIS = 1000;

  private final AgroalDataSource database;
  private final SchemaMigrator schema;
  private final TextGroups texts;
  private final boolean watches;
  private final Clock clock = Clock.systemUTC();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean failing;

  BreakingWatch(
      AgroalDataSource database, SchemaMigrator schema, TextGroups texts, ViewConfig config) {
    this.database = database;
    this.schema = schema;
    this.texts = texts;
    this.watches = config.consume();
  }

  void start(@Observes StartupEvent event) {
    if (watches) {
      Thread thread = new Thread(this::runUntilStopped, "breaking-stories");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void runUntilStopped() {
    try {
      boolean more = false;
      while (!stopped.await(more ? 0 : INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
        more = schema.isReady() && schema.isDeliveryReady() && attempt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt() {
    try {
      boolean more =
          Transactions.query(
              database,
              ViewSchema.LIVE,
              connection -> new BreakingStories(connection, texts, clock.instant()).tell());
      failing = false;
      return more;
    } catch (SQLException | RuntimeException e) {
      if (!failing && stopped.getCount() > 0) {
        LOG.warnf("Breaking stories are not told, retrying: %s", e.getMessage());
      }
      failing = true;
    } catch (Error e) {
      // Without this thread nothing would be told until the next start.
      LOG.error("Breaking stories are not told, retrying", e);
    }
    return false;
  }
}
