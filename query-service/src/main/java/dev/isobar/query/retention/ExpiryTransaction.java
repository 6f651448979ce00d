package dev.isobar.query.retention;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.article.ExpiredArticles;
import dev.isobar.query.store.ConsumerOffsets;
import dev.isobar.query.store.ContentPartition;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewLock;
import dev.isobar.query.store.ViewSchema;
import dev.isobar.query.story.StoryWriter;
import dev.isobar.query.timeline.HappeningWriter;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Deletes old articles with all that belongs to them, some in each transaction, so that lists,
 * counts and stories agree at any time. Then drops their partitions, which gives the disk back at
 * once.
 */
@ApplicationScoped
class ExpiryTransaction {
  private static final Logger LOG = Logger.getLogger(ExpiryTransaction.class);
  private static final ConsumerOffsets OFFSETS = new ConsumerOffsets(KafkaTopics.ENRICHED);
  private static final int BATCH = 500;

  /** A drop locks the whole table: it gives way to transactions that use it. */
  private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '800ms'";

  private final AgroalDataSource database;

  ExpiryTransaction(AgroalDataSource database) {
    this.database = database;
  }

  /** Deletes the oldest articles before a time, and returns how many. */
  int deleteSome(Instant start) throws SQLException {
    Set<String> ids =
        Transactions.query(database, ViewSchema.LIVE, connection -> deleteSome(connection, start));
    if (!ids.isEmpty()) {
      // Not in the same transaction: writers lock the offsets before the rows.
      Transactions.update(database, ViewSchema.LIVE, OFFSETS::renewVersion);
    }
    return ids.size();
  }

  private static Set<String> deleteSome(Connection connection, Instant start) throws SQLException {
    Set<String> ids = ExpiredArticles.delete(connection, start, BATCH);
    StoryWriter.assign(connection, Map.of(), ids);
    HappeningWriter.forget(connection, ids);
    if (ids.isEmpty()) {
      ExpiredArticles.deleteAliases(connection);
    }
    return ids;
  }

  /** Drops the partitions before a time that have no articles. */
  void dropPartitions(Instant start) throws SQLException {
    YearMonth first = YearMonth.from(start.atOffset(ZoneOffset.UTC));
    List<ContentPartition> partitions =
        Transactions.query(database, ViewSchema.LIVE, ContentPartition::all);
    for (ContentPartition partition : partitions) {
      if (!partition.end().isAfter(first)) {
        Transactions.update(
            database, ViewSchema.LIVE, connection -> drop(connection, partition.name()));
      }
    }
  }

  private static void drop(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK_TIMEOUT);
      ViewLock.PARTITIONS.acquire(connection);
      statement.execute("LOCK TABLE article_content");
      try (ResultSet row = statement.executeQuery("SELECT FROM " + name + " LIMIT 1")) {
        if (row.next()) {
          return;
        }
      }
      statement.execute("DROP TABLE " + name);
      LOG.infof("Dropped %s: its articles are older than isobar.view.retention", name);
    }
  }
}
