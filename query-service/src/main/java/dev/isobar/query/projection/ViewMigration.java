package dev.isobar.query.projection;

import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.article.ContentWriter;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.query.coverage.CoverageFold;
import dev.isobar.query.store.PartitionCreator;
import dev.isobar.query.store.ViewSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Fills a view whose documents are in the table {@code article}, as version 3 of the schema had
 * them. Reads each article once, in the order of times.
 */
public final class ViewMigration {
  private static final Logger LOG = Logger.getLogger(ViewMigration.class);
  private static final int BATCH = 500;
  private static final int PROGRESS = 20_000;

  private static final String SELECT =
      """
      SELECT seq, at::text, id, document FROM article
      WHERE (at, id) > (?::timestamptz, ?) ORDER BY at, id LIMIT ?
      """;

  private final Connection connection;
  private String lastTime = "-infinity";
  private String lastId = "";

  private ViewMigration(Connection connection) {
    this.connection = connection;
  }

  /** Writes all articles in the connection's transaction; none if a view is filled already. */
  public static void run(Connection connection) throws SQLException {
    if (isFilled(connection)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      new ViewMigration(connection).fill();
      while (CoverageFold.run(connection) > 0) {}
      statement.execute("ALTER TABLE article DROP COLUMN words, DROP COLUMN document");
      statement.execute("DROP INDEX IF EXISTS article_at");
    } finally {
      // The transaction may be rolled back.
      ContentWriter.forget();
    }
  }

  private static boolean isFilled(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT NOT EXISTS (SELECT FROM pg_attribute WHERE attname = 'document'"
                    + " AND attrelid = 'article'::regclass AND NOT attisdropped)")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void fill() throws SQLException {
    long filled = 0;
    Map<Long, ReceivedArticle> articles = read();
    while (!articles.isEmpty()) {
      PartitionCreator.create(
          connection,
          articles.values().stream().map(ViewMigration::month).collect(Collectors.toSet()),
          YearMonth.now(ZoneOffset.UTC));
      DerivedRows.write(connection, ViewSchema.LIVE, articles, List.of());
      filled += articles.size();
      if (filled % PROGRESS < BATCH) {
        LOG.infof("Migrated %d articles", filled);
      }
      articles = read();
    }
  }

  private static YearMonth month(ReceivedArticle received) {
    return YearMonth.from(ArticleTime.of(received.article()).atOffset(ZoneOffset.UTC));
  }

  /** Returns the next articles by {@code seq}. */
  private Map<Long, ReceivedArticle> read() throws SQLException {
    Map<Long, ReceivedArticle> articles = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, lastTime);
      select.setString(2, lastId);
      select.setInt(3, BATCH);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          lastTime = rows.getString(2);
          lastId = rows.getString(3);
          articles.put(rows.getLong(1), ReceivedArticle.stored(rows.getBytes(4)));
        }
      }
    }
    return articles;
  }
}
