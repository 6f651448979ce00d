package dev.isobar.query.rebuild;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.removal.RemovalRows;
import dev.isobar.query.store.ContentPartition;
import dev.isobar.query.store.PartitionCreator;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewLock;
import dev.isobar.query.story.StoryDecisions;
import dev.isobar.query.timeline.HappeningHistory;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts the new view in the place of the live one. While all writers wait, the new view reads up to
 * the offsets of the live one, so every consumer goes on where it was, and nothing is lost or
 * doubled.
 */
final class ViewSwitch {
  /** Shorter than PostgreSQL's deadlock timeout: it is the switch that gives way. */
  private static final String LOCK_TIMEOUT = "800ms";

  /** Longer than that timeout, after which PostgreSQL cancels an autovacuum that is in the way. */
  private static final String VACUUM_TIMEOUT = "5s";

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String DEADLOCK = "40P01";

  private final AgroalDataSource database;
  private final ShadowSchema schemas;
  private final TopicReaders readers;

  ViewSwitch(AgroalDataSource database, ShadowSchema schemas, TopicReaders readers) {
    this.database = database;
    this.schemas = schemas;
    this.readers = readers;
  }

  /** Returns the offsets of the live view. */
  static Map<Integer, Long> offsets(Connection live) throws SQLException {
    Map<Integer, Long> offsets = new TreeMap<>();
    try (Statement statement = live.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT part, next_offset FROM consumer_offset WHERE channel = '%s'"
                    .formatted(KafkaTopics.ENRICHED))) {
      while (rows.next()) {
        offsets.put(rows.getInt(1), rows.getLong(2));
      }
    }
    return offsets;
  }

  /**
   * Switches in one transaction.
   *
   * @param guard the connection that holds the lock of the rebuild: without it, nothing is switched
   * @return false if something held the tables too long; try again
   */
  boolean attempt(Connection guard) throws Exception {
    guard.setAutoCommit(false);
    try {
      execute(guard, "SET LOCAL lock_timeout = '" + VACUUM_TIMEOUT + "'");
      ViewLock.PARTITIONS.acquire(guard);
      ViewLock.COVERAGE.acquire(guard);
      schemas.keepVacuumAway(guard);
      execute(guard, "SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
      execute(guard, "LOCK TABLE consumer_offset, article_removed IN EXCLUSIVE MODE");
      Map<Integer, Long> offsets = offsets(guard);
      requireSameTopic(guard, offsets);
      readers.readTo(offsets, () -> null);
      takeDown(guard);
      decide(guard);
      createPartitions(ContentPartition.all(guard));
      copyOffsets(guard);
      HappeningHistory.carryOver(guard, schemas.shadow().quoted());
      requireSameMigrations(guard);
      schemas.exchange(guard);
      guard.commit();
      return true;
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || DEADLOCK.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    } finally {
      guard.rollback();
      guard.setAutoCommit(true);
    }
  }

  /**
   * Records of a partition that was added, or of a Kafka topic that is another one, are not read.
   */
  private void requireSameTopic(Connection guard, Map<Integer, Long> offsets) throws SQLException {
    boolean partitionAdded =
        offsets.entrySet().stream()
            .anyMatch(live -> live.getValue() > 0 && !readers.ends().containsKey(live.getKey()));
    try (Statement statement = guard.createStatement();
        ResultSet other =
            statement.executeQuery(
                "SELECT FROM channel_epoch l LEFT JOIN %s n USING (channel, epoch) WHERE n IS NULL"
                    .formatted(ShadowSchema.in(schemas.shadow(), "channel_epoch")))) {
      if (partitionAdded || other.next()) {
        throw new IllegalStateException(
            "%s was created again or got partitions meanwhile: rebuild again"
                .formatted(KafkaTopics.ENRICHED));
      }
    }
  }

  /** Takes down in the new view what was taken down in the live one. */
  private void takeDown(Connection guard) throws SQLException {
    Set<String> ids = new TreeSet<>();
    try (Statement statement = guard.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id FROM article_removed EXCEPT SELECT id FROM "
                    + ShadowSchema.in(schemas.shadow(), "article_removed"))) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    Transactions.update(
        database, schemas.shadow(), connection -> RemovalRows.remove(connection, ids));
  }

  /** Applies in the new view what curators have decided or taken back in the live one. */
  private void decide(Connection guard) throws SQLException {
    List<StoryDecisions.Change> decisions = StoryDecisions.all(guard);
    Transactions.update(
        database, schemas.shadow(), connection -> StoryDecisions.apply(connection, decisions));
  }

  /** Replicas remember for which months there are partitions. */
  private void createPartitions(List<ContentPartition> live) throws SQLException {
    Set<YearMonth> months = new TreeSet<>();
    live.forEach(partition -> months.add(partition.first()));
    Transactions.update(
        database,
        schemas.shadow(),
        connection -> PartitionCreator.create(connection, months, YearMonth.now(ZoneOffset.UTC)));
  }

  /** Versions of answers differ from those of the former view, so no client keeps one of these. */
  private void copyOffsets(Connection guard) throws SQLException {
    execute(
        guard,
        """
        INSERT INTO %s AS n (channel, part, next_offset, batches)
        SELECT channel, part, next_offset, batches + 1 FROM consumer_offset
        ON CONFLICT (channel, part) DO UPDATE
        SET next_offset = greatest(n.next_offset, excluded.next_offset),
          batches = n.batches + excluded.batches
        """
            .formatted(ShadowSchema.in(schemas.shadow(), "consumer_offset")));
  }

  private void requireSameMigrations(Connection guard) throws SQLException {
    try (Statement statement = guard.createStatement();
        ResultSet row =
            statement.executeQuery(
                ("SELECT (SELECT count(version) FROM flyway_schema_history)"
                        + " = (SELECT count(version) FROM %s)")
                    .formatted(ShadowSchema.in(schemas.shadow(), "flyway_schema_history")))) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new IllegalStateException(
            "Another version has changed the tables of the view: rebuild with that version");
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
