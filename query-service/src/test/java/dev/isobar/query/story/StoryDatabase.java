package dev.isobar.query.story;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.testing.BackingServices;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
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
      for (String table :
          List.of(
              "story_article",
              "story_signature",
              "story_key",
              "story",
              "story_decision",
              "story_decision_article",
              "article_alias")) {
        statement.execute("DELETE FROM " + table);
      }
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
      ReceivedArticle received = ReceivedArticle.read(article.bytes(), 1 << 20);
      written.put(seq(article.id()), received);
      redirect(connection, received.article().aliases(), article.id());
    }
    StoryWriter.assign(connection, written, gone, maxReopened);
    connection.commit();
  }

  /** Redirects an article that came later, but is older than the one with the other id. */
  void redirect(String alias, String id) throws Exception {
    try (Connection connection = connect()) {
      redirect(connection, List.of(alias), id);
      assign(connection, List.of(), List.of(alias));
    }
  }

  /** As the projection does before it assigns stories. */
  private static void redirect(Connection connection, List<String> aliases, String id)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO article_alias SELECT unnest(?::text[]), ? ON CONFLICT DO NOTHING")) {
      insert.setArray(1, connection.createArrayOf("text", aliases.toArray()));
      insert.setString(2, id);
      insert.executeUpdate();
    }
  }

  /** Applies a change of a decision in one transaction. */
  void decide(StoryDecisions.Change change) throws SQLException {
    try (Connection connection = connect()) {
      StoryDecisions.apply(connection, List.of(change), maxReopened);
      connection.commit();
    }
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
