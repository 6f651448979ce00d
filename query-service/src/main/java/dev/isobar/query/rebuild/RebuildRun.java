package dev.isobar.query.rebuild;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.coverage.CoverageFold;
import dev.isobar.query.rebuild.RebuildProgress.State;
import dev.isobar.query.removal.RemovalRows;
import dev.isobar.query.store.ConsumerOffsets;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.story.StoryDecisions;
import dev.isobar.query.story.StoryDecisions.Change;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** Makes the steps of one rebuild. Until the last one, the live view is as it was. */
final class RebuildRun {
  private static final Logger LOG = Logger.getLogger(RebuildRun.class);

  /** So few records are read while writers wait, in less than a second. */
  private static final long NEAR = 500;

  /** A fold costs about as much for a few articles as for many. */
  private static final long FOLD_EVERY = 20_000;

  private static final int SWITCH_ATTEMPTS = 100;
  private static final int SWITCH_PAUSE_MILLIS = 300;

  private final Clock clock = Clock.systemUTC();
  private final Instant started = clock.instant();
  private final AgroalDataSource database;
  private final Connection guard;
  private final ShadowSchema schemas;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long folded;

  /** Plans for empty tables read all of them, so the first analysis is soon. */
  private long analyzeAt = 500;

  private TopicReaders readers;
  private volatile RebuildProgress progress =
      new RebuildProgress(State.READING, started, started, 0, 0, 0, null);

  /**
   * Begins a rebuild: from now on, it is the latest one.
   *
   * @param guard the connection that holds the lock of rebuilds
   */
  RebuildRun(AgroalDataSource database, Connection guard) throws SQLException {
    this.database = database;
    this.guard = guard;
    this.schemas = ShadowSchema.beside(guard);
    report(State.READING, null);
  }

  /** Ends it before the next transaction. */
  void stop() {
    stopped.countDown();
  }

  RebuildProgress progress() {
    return progress;
  }

  /** Makes the reader of the Kafka topic for a new view. */
  interface Reading {
    TopicReaders into(ShadowSchema schemas, CountDownLatch stopped);
  }

  /**
   * Rebuilds the view.
   *
   * @param epoch of the Kafka topic, or null
   * @param removed the ids of articles that were taken down
   * @param decisions what curators decided about stories
   */
  void run(
      Flyway flyway, Reading reading, String epoch, Set<String> removed, List<Change> decisions)
      throws Exception {
    schemas.create(guard, flyway);
    Transactions.update(
        database,
        schemas.shadow(),
        connection -> {
          if (epoch != null) {
            new ConsumerOffsets(KafkaTopics.ENRICHED).adopt(connection, epoch);
          }
          StoryDecisions.apply(connection, decisions);
          RemovalRows.remove(connection, removed);
        });
    try (TopicReaders open = reading.into(schemas, stopped)) {
      readers = open;
      readTo(readers.ends());
      fold();
      schemas.finish(database, guard, readers.threads());
      catchUp();
      replaceView();
    }
    drop();
    report(State.DONE, null);
    LOG.infof("The view was rebuilt: %s", progress);
  }

  /** Drops what there is of the new view. */
  void fail(Exception reason) {
    LOG.errorf(reason, "The view is not rebuilt, the live one stays");
    try {
      report(State.FAILED, String.valueOf(reason.getMessage()));
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("The end of the rebuild is not noted: %s", e.getMessage());
    }
    drop();
  }

  private void drop() {
    try {
      schemas.drop(guard);
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("The next rebuild drops what this one left: %s", e.getMessage());
    }
  }

  private void readTo(Map<Integer, Long> offsets) throws Exception {
    readers.readTo(
        offsets,
        () -> {
          report(State.READING, null);
          if (readers.read() - folded > FOLD_EVERY) {
            fold();
          }
          if (readers.read() >= analyzeAt) {
            schemas.analyze(guard);
            analyzeAt = 4 * readers.read();
          }
          return null;
        });
  }

  /** Reads what the live view has read meanwhile, until it is little. */
  private void catchUp() throws Exception {
    long before;
    do {
      before = readers.read();
      readTo(ViewSwitch.offsets(guard));
      fold();
    } while (readers.read() - before > NEAR);
  }

  private void replaceView() throws Exception {
    report(State.SWITCHING, null);
    ViewSwitch change = new ViewSwitch(database, schemas, readers);
    for (int attempt = 1; !change.attempt(guard); attempt++) {
      if (attempt == SWITCH_ATTEMPTS) {
        throw new IllegalStateException(
            "Other transactions held the tables of the live view in %d attempts: rebuild again"
                .formatted(attempt));
      }
      if (stopped.await(SWITCH_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("The service stops");
      }
      catchUp();
    }
  }

  private void fold() throws SQLException {
    folded = readers.read();
    while (Transactions.query(database, schemas.shadow(), CoverageFold::run) > 0) {}
  }

  private void report(State state, String error) throws SQLException {
    boolean reading = readers != null;
    progress =
        new RebuildProgress(
            state,
            started,
            clock.instant(),
            reading ? readers.read() : 0,
            reading ? readers.total() : 0,
            reading ? readers.articles() : 0,
            error);
    RebuildTable.write(guard, progress);
  }
}
