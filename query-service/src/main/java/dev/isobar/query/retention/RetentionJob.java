package dev.isobar.query.retention;

import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.Retention;
import dev.isobar.query.store.SchemaMigrator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks every hour for articles that are older than the view keeps. Replicas need not agree who: of
 * two that look at the same time, each deletes other articles.
 */
@ApplicationScoped
class RetentionJob {
  private static final Logger LOG = Logger.getLogger(RetentionJob.class);
  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final long MINUTE_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final Retention retention;
  private final ExpiryTransaction view;
  private final SchemaMigrator schema;
  private final boolean writes;
  private final CountDownLatch stopped = new CountDownLatch(1);

  RetentionJob(
      Retention retention, ExpiryTransaction view, SchemaMigrator schema, ViewConfig config) {
    this.retention = retention;
    this.view = view;
    this.schema = schema;
    this.writes = config.consume();
  }

  void start(@Observes StartupEvent event) {
    if (writes && retention.start().isPresent()) {
      Thread thread = new Thread(this::runUntilStopped, "view-retention");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void runUntilStopped() {
    try {
      long pause = MINUTE_MILLIS;
      while (!stopped.await(pause, TimeUnit.MILLISECONDS)) {
        Instant start = retention.start().orElseThrow();
        pause = schema.isReady() && expire(start) ? HOUR_MILLIS : MINUTE_MILLIS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Deletes the articles before a time; returns false if it must be tried again soon. */
  boolean expire(Instant start) {
    long deleted = 0;
    try {
      int some;
      do {
        some = view.deleteSome(start);
        deleted += some;
      } while (some > 0 && stopped.getCount() > 0);
      view.dropPartitions(start);
      return true;
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("Old articles are not deleted, retrying: %s", e.getMessage());
      return false;
    } finally {
      if (deleted > 0) {
        LOG.infof("Deleted %d articles from before %s", deleted, start);
      }
    }
  }
}
