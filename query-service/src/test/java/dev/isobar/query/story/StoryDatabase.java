package dev.isobar.query.story;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.testing.BackingServices;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;

/** The tables of the view in a schema of their own, without a service. */
final class StoryDatabase {
  private static final String SCHEMA = "stories_alone";

  /** See {@link StoryWriter}. */
  int maxReopened = 500;

  private final Map<String, Long> sequences = new HashMap<>();

  StoryDatabase() throws SQLException {
    Flyway.configure()
        .dataSource(BackingServices.sharedDatabase(), "isobar", "isobar")
        .schemas(SCHEMA)
        .load()
        .migrate();
    clear();
  }

  void clear() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DELETE FROM story_article; DELETE FROM story_signature;"
              + " DELETE FROM story_key; DELETE FROM story");
      connection.commit();
    }
  }

  static Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            BackingServices.sharedDatabase() + "?currentSchema=" + SCHEMA, "isobar", "isobar");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = off");
    }
    return connection;
  }

  /** Assigns articles in one transaction, as the projection does. */
  void assign(Collection<ArticleBuilder> articles) throws Exception {
    assign(articles, List.of());
  }

  void assign(Collection<ArticleBuilder> articles, List<String> gone) throws Exception {
    try (Connection connection = connect()) {
      assign(connection, articles, gone);
    }
  }

  void assign(Connection connection, Collection<ArticleBuilder> articles, List<String> gone)
      throws Exception {
    Map<Long, ReceivedArticle> written = new TreeMap<>();
    for (ArticleBuilder article : articles) {
      written.put(seq(article.id()), ReceivedArticle.read(article.bytes(), 1 << 20));
    }
    StoryWriter.assign(connection, written, gone, maxReopened);
    connection.commit();
  }

  private synchronized long seq(String id) {
    return sequences.computeIfAbsent(id, unknown -> sequences.size() + 1L);
  }

  /**
   * Returns the ids of the members by the id of the story, checked against the table of stories.
   */
  Map<String, Set<String>> stories() throws SQLException {
    Map<String, Set<String>> stories = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT story, id FROM story_article")) {
        while (rows.next()) {
          stories
              .computeIfAbsent(rows.getString(1), story -> new TreeSet<>())
              .add(rows.getString(2));
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT count(*) FROM (SELECT story, min(at), max(at), count(*) FROM story_article
                GROUP BY story) a (id, at, latest, members)
              FULL JOIN story s USING (id, at, latest, members) WHERE s IS NULL OR a IS NULL
              """)) {
        rows.next();
        if (rows.getLong(1) > 0) {
          throw new AssertionError("The table story differs from its articles");
        }
      }
    }
    return stories;
  }
}
