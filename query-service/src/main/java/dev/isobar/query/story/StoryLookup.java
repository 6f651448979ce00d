package dev.isobar.query.story;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Tells programs that have a connection, but no service, to which story an article belongs. */
public final class StoryLookup {
  private StoryLookup() {}

  /** Returns the id of the story of an article, or empty if the view has no such article. */
  public static Optional<String> storyOf(Connection connection, String article)
      throws SQLException {
    return new StoryReader(connection).storyOf(article);
  }
}
