package dev.isobar.query.retention;

import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.Retention;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.work.RepeatingTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Looks every hour for articles that are older than the view keeps. Replicas need not agree who: of
 * two that look at the same time, each deletes other articles.
 */
@ApplicationScoped
class RetentionJob {
  private static final Logger LOG = Logger.getLogger(RetentionJob.class);
  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final Retention retention;
  private final ExpiryTransaction view;
  private final SchemaMigrator schema;
  private final boolean writes;
  private final RepeatingTask task =
      new RepeatingTask("view-retention", "Old articles are not deleted", RETRY, this::expire);

  RetentionJob(
      Retention retention, ExpiryTransaction view, SchemaMigrator schema, ViewConfig config) {
    this.retention = retention;
    this.view = view;
    this.schema = schema;
    this.writes = config.consume();
  }

  void start(@Observes StartupEvent event) {
    if (writes && retention.start().isPresent()) {
      task.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    task.stop();
  }

  private Duration expire() throws SQLException {
    if (!schema.isReady()) {
      return RETRY;
    }
    expire(retention.start().orElseThrow());
    return INTERVAL;
  }

  /** Deletes the articles before a time. */
  void expire(Instant start) throws SQLException {
    long deleted = 0;
    try {
      int some;
      do {
        some = view.deleteSome(start);
        deleted += some;
      } while (some > 0 && !task.isStopped());
      view.dropPartitions(start);
    } finally {
      if (deleted > 0) {
        LOG.infof("Deleted %d articles from before %s", deleted, start);
      }
    }
  }
}
