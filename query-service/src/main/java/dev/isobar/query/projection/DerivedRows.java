package dev.isobar.query.projection;

import dev.isobar.query.article.ContentWriter;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.query.article.VocabularyWriter;
import dev.isobar.query.story.StoryWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** Writes what the view derives from articles: contents, counts, stories and words. */
final class DerivedRows {
  private DerivedRows() {}

  /**
   * Writes the rows in the connection's transaction.
   *
   * @param written articles without contents, by {@code seq}
   * @param gone ids of articles that were deleted
   */
  static void write(
      Connection connection, Map<Long, ReceivedArticle> written, Collection<String> gone)
      throws SQLException {
    ContentWriter.insert(connection, written);
    StoryWriter.assign(connection, written, gone);
    VocabularyWriter.insert(
        connection, written.values().stream().map(ReceivedArticle::words).toList());
  }
}
