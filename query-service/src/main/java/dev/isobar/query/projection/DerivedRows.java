package dev.isobar.query.projection;

import dev.isobar.query.article.ContentWriter;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.query.article.VocabularyWriter;
import dev.isobar.query.store.ViewSchema;
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
   *
   * @param schema the schema of the connection
   */
  static void writeShared(Connection connection, ViewSchema schema, List<ReceivedArticle> articles)
      throws SQLException {
    ContentWriter.insertShared(connection, schema, articles);
    VocabularyWriter.insert(connection, schema, articles);
  }

  /**
   * Writes the rows in the connection's transaction.
   *
   * @param schema the schema of the connection
   * @param written articles without contents, by {@code seq}
   * @param gone ids of articles that were deleted
   */
  static void write(
      Connection connection,
      ViewSchema schema,
      Map<Long, ReceivedArticle> written,
      Collection<String> gone)
      throws SQLException {
    ContentWriter.insert(connection, schema, written);
    StoryWriter.assign(connection, written, gone);
    HappeningWriter.write(connection, written.values(), gone);
    VocabularyWriter.insert(connection, schema, written.values());
  }
}
