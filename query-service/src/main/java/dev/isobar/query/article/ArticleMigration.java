package dev.isobar.query.article;

import dev.isobar.query.store.PartitionCreator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Moves the documents of articles from the table that had them until version 3 of the schema into
 * the partitions, with keys in place of the stored words.
 */
public final class ArticleMigration {
  private static final Logger LOG = Logger.getLogger(ArticleMigration.class);
  private static final int BATCH = 500;
  private static final int PROGRESS = 20_000;

  private ArticleMigration() {}

  /** Moves all documents in the connection's transaction: about 1,000 articles a second. */
  public static void run(Connection connection) throws SQLException {
    long moved = 0;
    long last = Long.MIN_VALUE;
    Map<Long, ReceivedArticle> batch = read(connection, last);
    while (!batch.isEmpty()) {
      PartitionCreator.create(connection, months(batch), YearMonth.now(ZoneOffset.UTC));
      ContentWriter.insert(connection, batch);
      last = batch.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
      moved += batch.size();
      if (moved % PROGRESS < BATCH) {
        LOG.infof("Moved the documents of %d articles into partitions", moved);
      }
      batch = read(connection, last);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE article DROP COLUMN words, DROP COLUMN document");
    }
  }

  private static Set<YearMonth> months(Map<Long, ReceivedArticle> articles) {
    Set<YearMonth> months = new HashSet<>();
    articles
        .values()
        .forEach(
            received ->
                months.add(
                    YearMonth.from(ArticleTime.of(received.article()).atOffset(ZoneOffset.UTC))));
    return months;
  }

  private static Map<Long, ReceivedArticle> read(Connection connection, long after)
      throws SQLException {
    Map<Long, ReceivedArticle> articles = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT seq, document FROM article WHERE seq > %d ORDER BY seq LIMIT %d"
                    .formatted(after, BATCH))) {
      while (rows.next()) {
        byte[] json = CompressedJson.unpack(rows.getBytes(2));
        articles.put(rows.getLong(1), ReceivedArticle.stored(json));
      }
    }
    return articles;
  }
}
