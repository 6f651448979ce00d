package dev.isobar.query.story;

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

/** Looks every second for stories that have become breaking ({@link BreakingStories}). */
@ApplicationScoped
class BreakingWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final AgroalDataSource database;
  private final SchemaMigrator schema;
  private final TextGroups texts;
  private final boolean watches;
  private final Clock clock = Clock.systemUTC();
  private final RepeatingTask task =
      new RepeatingTask("breaking-stories", "Breaking stories are not told", INTERVAL, this::look);

  BreakingWatch(
      AgroalDataSource database, SchemaMigrator schema, TextGroups texts, ViewConfig config) {
    this.database = database;
    this.schema = schema;
    this.texts = texts;
    this.watches = config.consume();
  }

  void start(@Observes StartupEvent event) {
    if (watches) {
      task.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    task.stop();
  }

  private Duration look() throws SQLException {
    boolean more =
        schema.isReady()
            && schema.isDeliveryReady()
            && Transactions.query(
                database,
                ViewSchema.LIVE,
                connection -> new BreakingStories(connection, texts, clock.instant()).tell());
    return more ? Duration.ZERO : INTERVAL;
  }
}
