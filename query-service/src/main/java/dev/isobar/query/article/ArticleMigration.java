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
 * Writes all articles of a view that an earlier version filled again: with the keys by which they
 * are found and the tags by which they are counted, in partitions. Until version 4 of the schema,
 * another table had the documents.
 */
public final class ArticleMigration {
  private static final Logger LOG = Logger.getLogger(ArticleMigration.class);
  private static final int BATCH = 500;
  private static final int PROGRESS = 20_000;

  private static final String FROM_ARTICLE =
      "SELECT seq, id, at::text, document FROM article WHERE seq > %d ORDER BY seq LIMIT %d";

  private static final String FROM_CONTENT =
      """
      SELECT a.seq, a.id, a.at::text, c.document
      FROM article a JOIN article_content c ON c.at = a.at AND c.id = a.id
      WHERE a.seq > %d ORDER BY a.seq LIMIT %d
      """;

  private final Connection connection;
  private final String select;
  private final Map<Long, ReceivedArticle> articles = new HashMap<>();
  private final Map<String, String> times = new HashMap<>();
  private long last = Long.MIN_VALUE;

  private ArticleMigration(Connection connection, String select) {
    this.connection = connection;
    this.select = select;
  }

  /** Writes all articles in the connection's transaction: about 1,000 a second. */
  public static void run(Connection connection) throws SQLException {
    boolean moves = hasDocuments(connection);
    new ArticleMigration(connection, moves ? FROM_ARTICLE : FROM_CONTENT).run();
    if (moves) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("ALTER TABLE article DROP COLUMN words, DROP COLUMN document");
      }
    }
  }

  private static boolean hasDocuments(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT FROM pg_attribute WHERE attrelid = 'article'::regclass"
                    + " AND attname = 'document' AND NOT attisdropped")) {
      return row.next();
    }
  }

  private void run() throws SQLException {
    long written = 0;
    while (read()) {
      PartitionCreator.create(connection, months(articles), YearMonth.now(ZoneOffset.UTC));
      ContentWriter.delete(connection, times);
      ContentWriter.insert(connection, articles);
      written += articles.size();
      if (written % PROGRESS < BATCH) {
        LOG.infof("Found and counted anew: %d articles", written);
      }
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

  /** Returns whether there are more articles. */
  private boolean read() throws SQLException {
    articles.clear();
    times.clear();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select.formatted(last, BATCH))) {
      while (rows.next()) {
        last = rows.getLong(1);
        times.put(rows.getString(2), rows.getString(3));
        articles.put(last, ReceivedArticle.stored(CompressedJson.unpack(rows.getBytes(4))));
      }
    }
    return !articles.isEmpty();
  }
}
