package dev.isobar.query.store;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.config.ViewConfig;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Brings the database's schema up to date; a database that is away is waited for. */
@ApplicationScoped
public class ViewSchema {
  private final Flyway flyway;
  private final AgroalDataSource database;
  private final boolean replay;
  private volatile boolean ready;

  ViewSchema(Flyway flyway, AgroalDataSource database, ViewConfig config) {
    this.flyway = flyway;
    this.database = database;
    this.replay = config.replay();
  }

  /** Migrates, and where the operator asks for a replay, sets the offsets back: once a start. */
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
