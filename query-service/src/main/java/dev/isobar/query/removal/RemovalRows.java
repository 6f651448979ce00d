package dev.isobar.query.removal;

import dev.isobar.query.article.RemovedArticles;
import dev.isobar.query.story.StoryWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Takes articles out of the tables of a view. */
public final class RemovalRows {
  private RemovalRows() {}

  /**
   * Removes articles in the connection's transaction, and remembers their ids; again has no effect.
   *
   * @return the ids that the view had
   */
  public static Set<String> remove(Connection connection, Collection<String> ids)
      throws SQLException {
    Set<String> removed = RemovedArticles.remove(connection, ids);
    StoryWriter.assign(connection, Map.of(), removed);
    return removed;
  }
}
