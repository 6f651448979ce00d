package dev.isobar.query.rebuild;

import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.curation.KnownDecisions;
import dev.isobar.query.projection.ShadowProjection;
import dev.isobar.query.rebuild.RebuildProgress.State;
import dev.isobar.query.removal.RemovedIds;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.store.SnapshotReader.ViewNotReadyException;
import dev.isobar.query.store.TopicEpoch;
import dev.isobar.query.store.ViewLock;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** Rebuilds the view in the background, once at a time among all replicas. */
@ApplicationScoped
class ViewRebuild {
  private static final Logger LOG = Logger.getLogger(ViewRebuild.class);

  /** As for all connections, in application.properties. */
  private static final int TIMEOUT_MILLIS = 60_000;

  private final AgroalDataSource database;
  private final SchemaMigrator schema;
  private final Flyway flyway;
  private final RebuildConsumers consumers;
  private final ShadowProjection projection;
  private final RemovedIds removed;
  private final KnownDecisions decisions;
  private final TopicEpoch epoch;
  private final ViewConfig config;
  private volatile RebuildRun running;

  ViewRebuild(
      AgroalDataSource database,
      SchemaMigrator schema,
      Flyway flyway,
      RebuildConsumers consumers,
      ShadowProjection projection,
      RemovedIds removed,
      KnownDecisions decisions,
      TopicEpoch epoch,
      ViewConfig config,
      MeterRegistry registry) {
    this.database = database;
    this.schema = schema;
    this.flyway = flyway;
    this.consumers = consumers;
    this.projection = projection;
    this.removed = removed;
    this.decisions = decisions;
    this.epoch = epoch;
    this.config = config;
    Gauge.builder(
            "isobar.view.rebuild.read", this, rebuild -> rebuild.offsets(RebuildProgress::read))
        .description("Offsets that this replica's rebuild has read; 0 without one")
        .register(registry);
    Gauge.builder(
            "isobar.view.rebuild.total", this, rebuild -> rebuild.offsets(RebuildProgress::total))
        .description("Offsets that this replica's rebuild reads; 0 without one")
        .register(registry);
  }

  private long offsets(ToLongFunction<RebuildProgress> of) {
    RebuildRun run = running;
    return run == null ? 0 : of.applyAsLong(run.progress());
  }

  void stop(@Observes ShutdownEvent event) {
    RebuildRun run = running;
    if (run != null) {
      run.stop();
    }
  }

  /** Starts a rebuild; returns false if this replica or another one is rebuilding. */
  boolean start() throws SQLException {
    requireReady();
    Connection guard = database.getConnection();
    boolean held = false;
    try {
      held = ViewLock.REBUILD.tryHold(guard);
      if (!held) {
        guard.close();
        return false;
      }
      RebuildRun run = new RebuildRun(database, guard);
      running = run;
      Thread thread = new Thread(() -> rebuild(run, guard), "view-rebuild");
      thread.setDaemon(true);
      thread.start();
      return true;
    } catch (SQLException | RuntimeException e) {
      if (held) {
        release(guard);
      } else {
        guard.close();
      }
      throw e;
    }
  }

  /** Returns the latest rebuild of any replica; empty if there was none. */
  Optional<RebuildProgress> latest() throws SQLException {
    requireReady();
    try (Connection connection = database.getConnection()) {
      // The lock first: a rebuild that ends in between has written that it has.
      boolean running = ViewLock.REBUILD.isHeld(connection);
      return RebuildTable.read(connection)
          .map(
              latest ->
                  running || !latest.isRunning()
                      ? latest
                      : latest.in(State.INTERRUPTED, "Its process ended: rebuild again"));
    }
  }

  private void requireReady() {
    if (!schema.isReady()) {
      throw new ViewNotReadyException();
    }
  }

  private void rebuild(RebuildRun run, Connection guard) {
    try {
      // The analysis of a large table may take longer than any query.
      guard.setNetworkTimeout(Runnable::run, 0);
      run.run(
          flyway,
          (schemas, stopped) ->
              new TopicReaders(
                  consumers, projection, schemas.shadow(), config.consumers(), stopped),
          epoch.current(),
          removed.all(),
          decisions.all());
    } catch (Exception e) {
      run.fail(e);
    } finally {
      running = null;
      release(guard);
    }
  }

  private static void release(Connection guard) {
    try (guard) {
      ViewLock.REBUILD.release(guard);
      guard.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("The connection of a rebuild is broken: %s", e.getMessage());
    }
  }
}
