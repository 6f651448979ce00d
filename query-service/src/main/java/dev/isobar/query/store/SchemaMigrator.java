package dev.isobar.query.store;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.config.ViewConfig;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Migrates the schema of the database. */
@ApplicationScoped
public class SchemaMigrator {
  private final Flyway flyway;
  private final AgroalDataSource database;
  private final boolean replay;
  private volatile boolean ready;

  SchemaMigrator(Flyway flyway, AgroalDataSource database, ViewConfig config) {
    this.flyway = flyway;
    this.database = database;
    this.replay = config.replay();
  }

  /** Migrates the schema, and resets the offsets if a replay is configured. Does both only once. */
  public synchronized void prepare() throws SQLException {
    if (ready) {
      return;
    }
    flyway.migrate();
    if (replay) {
      try (Connection connection = database.getConnection()) {
        new ConsumerOffsets(KafkaTopics.ENRICHED).forget(connection);
      }
    }
    ready = true;
  }

  public boolean isReady() {
    return ready;
  }
}
