package dev.isobar.query.timeline;

import dev.isobar.query.article.ContentReader;
import dev.isobar.query.article.ReceivedArticle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stores the happenings of all articles that the view has. */
public final class HappeningMigration {
  private static final int BATCH = 500;

  private HappeningMigration() {}

  /** Stores them in the connection's transaction, some thousand articles a second. */
  public static void run(Connection connection) throws SQLException {
    ContentReader.Place last = ContentReader.Place.FIRST;
    while (last != null) {
      Map<Long, ReceivedArticle> batch = new TreeMap<>();
      last = ContentReader.readAfter(connection, last, BATCH, batch);
      HappeningWriter.write(connection, batch.values(), List.of());
    }
  }
}
