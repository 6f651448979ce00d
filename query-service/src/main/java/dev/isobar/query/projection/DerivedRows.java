package dev.isobar.query.projection;

import dev.isobar.query.article.ContentWriter;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.query.article.VocabularyWriter;
import dev.isobar.query.story.StoryWriter;
import dev.isobar.query.timeline.HappeningWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes what the view derives from articles: contents, counts, stories, happenings and words. */
final class DerivedRows {
  private DerivedRows() {}

  /**
   * Writes only what articles share: tags, names and words. Transactions that insert the same ones
   * wait for each other.
   */
  static void writeShared(Connection connection, List<ReceivedArticle> articles)
      throws SQLException {
    ContentWriter.insertShared(connection, articles);
    VocabularyWriter.insert(connection, articles.stream().map(ReceivedArticle::words).toList());
  }

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
    HappeningWriter.write(connection, written.values(), gone);
    VocabularyWriter.insert(
        connection, written.values().stream().map(ReceivedArticle::words).toList());
  }
}
