package dev.isobar.query.story;

import dev.isobar.query.article.ContentReader;
import dev.isobar.query.article.ReceivedArticle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Assigns the articles that the view has to stories, in the order of their times. */
public final class StoryMigration {
  private static final Logger LOG = Logger.getLogger(StoryMigration.class);
  private static final int BATCH = 500;
  private static final int PROGRESS = 20_000;

  private StoryMigration() {}

  /** Assigns all articles in the connection's transaction. */
  public static void run(Connection connection) throws SQLException {
    long assigned = 0;
    ContentReader.Place last = ContentReader.Place.FIRST;
    while (last != null) {
      Map<Long, ReceivedArticle> batch = new TreeMap<>();
      last = ContentReader.readAfter(connection, last, BATCH, batch);
      StoryWriter.assign(connection, batch, List.of());
      assigned += batch.size();
      if (assigned % PROGRESS < batch.size()) {
        LOG.infof("Assigned %d articles to stories", assigned);
      }
    }
  }
}
