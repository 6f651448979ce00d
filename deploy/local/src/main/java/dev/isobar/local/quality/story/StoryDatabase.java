package dev.isobar.local.quality.story;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.embedded.EmbeddedDatabase;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.query.article.UnreadableArticleException;
import dev.isobar.query.story.StoryLookup;
import dev.isobar.query.story.StoryWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * Assigns articles to stories as query-service does: with its writer and its tables, in a
 * PostgreSQL of their own.
 */
public final class StoryDatabase implements AutoCloseable {
  /** Kept in a field because java.util.logging drops the level of an unreferenced logger. */
  private static final Logger QUIET = Logger.getLogger("org.flywaydb");

  private final Path folder;
  private final EmbeddedDatabase server;
  private final Connection connection;
  private final Map<String, Long> sequences = new LinkedHashMap<>();

  private StoryDatabase(Path folder, EmbeddedDatabase server, Connection connection) {
    this.folder = folder;
    this.server = server;
    this.connection = connection;
  }

  /** Starts PostgreSQL with the tables of the view in a temporary folder. */
  public static StoryDatabase start() throws IOException {
    QUIET.setLevel(Level.WARNING);
    Path folder = Files.createTempDirectory("isobar-stories");
    EmbeddedDatabase server = EmbeddedDatabase.startForTests(folder, 0);
    try {
      Flyway.configure()
          .dataSource(server.jdbcUrl(), server.user(), server.password())
          .load()
          .migrate();
      Connection connection =
          DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
      connection.setAutoCommit(false);
      return new StoryDatabase(folder, server, connection);
    } catch (SQLException | RuntimeException e) {
      stop(server, folder);
      throw new IOException("The tables of the view cannot be created", e);
    }
  }

  /** Assigns one article in a transaction of its own; again has no effect. */
  public void assign(EnrichedArticle article) throws IOException {
    long seq = sequences.computeIfAbsent(article.id(), id -> sequences.size() + 1L);
    try {
      byte[] event = ContractJson.write(article);
      StoryWriter.assign(
          connection, Map.of(seq, ReceivedArticle.read(event, Integer.MAX_VALUE)), List.of());
      connection.commit();
    } catch (SQLException | UnreadableArticleException e) {
      throw new IOException("Article " + article.id() + " is not assigned", e);
    }
  }

  /** Returns the id of the story of each article. */
  public Map<String, String> stories() throws IOException {
    Map<String, String> stories = new LinkedHashMap<>();
    try {
      for (String id : sequences.keySet()) {
        stories.put(
            id,
            StoryLookup.storyOf(connection, id)
                .orElseThrow(() -> new IllegalStateException(id + " has no story")));
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IOException("The stories cannot be read", e);
    }
    return stories;
  }

  /** Removes all articles. */
  public void clear() throws IOException {
    try {
      StoryWriter.assign(connection, Map.of(), sequences.keySet());
      connection.commit();
      sequences.clear();
    } catch (SQLException e) {
      throw new IOException("The articles are not removed", e);
    }
  }

  @Override
  public void close() throws IOException {
    stop(server, folder);
  }

  private static void stop(EmbeddedDatabase server, Path folder) throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(StoryDatabase::delete);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
