package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ContentReader;
import dev.isobar.query.article.PostgresText;
import dev.isobar.query.article.ReceivedArticle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the tables of stories for answers. */
final class StoryReader {
  /** How many articles of a story say where it comes from: the earliest. */
  private static final int MAX_ORIGINS = 1_000;

  private static final String ORIGINS =
      """
      SELECT DISTINCT w.story, coalesce(a.publisher, a.feed), a.language
      FROM unnest(?::text[]) AS w (story)
      CROSS JOIN LATERAL (
        SELECT seq FROM story_article WHERE story = w.story ORDER BY at, id LIMIT ?) AS s
      JOIN article a ON a.seq = s.seq
      """;

  private final Connection connection;

  StoryReader(Connection connection) {
    this.connection = connection;
  }

  /** Holds where the articles of a story come from, each list sorted. */
  record Origins(Set<String> sourceSet, Set<String> languageSet) {
    List<String> sources() {
      return List.copyOf(sourceSet);
    }

    List<String> languages() {
      return List.copyOf(languageSet);
    }
  }

  Map<String, Origins> origins(List<String> stories) throws SQLException {
    Map<String, Origins> origins = new HashMap<>();
    stories.forEach(story -> origins.put(story, new Origins(new TreeSet<>(), new TreeSet<>())));
    try (PreparedStatement select = connection.prepareStatement(ORIGINS)) {
      select.setArray(1, connection.createArrayOf("text", stories.toArray()));
      select.setInt(2, MAX_ORIGINS);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Origins found = origins.get(rows.getString(1));
          found.sourceSet().add(rows.getString(2));
          found.languageSet().add(rows.getString(3));
        }
      }
    }
    return origins;
  }

  Optional<String> storyOf(String article) throws SQLException {
    List<String> found = texts("SELECT story FROM story_article WHERE id = ? LIMIT ?", article, 1);
    return found.stream().findFirst();
  }

  /** Returns the ids of the earliest articles of a story. */
  List<String> members(String story, int limit) throws SQLException {
    return texts(
        "SELECT id FROM story_article WHERE story = ? ORDER BY at, id LIMIT ?", story, limit);
  }

  private List<String> texts(String sql, String key, int limit) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, PostgresText.text(key));
      select.setInt(2, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    }
    return texts;
  }

  /** Returns articles, in no order. */
  List<EnrichedArticle> articles(List<String> ids) throws SQLException {
    List<String> times = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT at::text FROM story_article WHERE id = ANY(?)")) {
      select.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          times.add(rows.getString(1));
        }
      }
    }
    return ContentReader.read(connection, times, ids).stream()
        .map(ReceivedArticle::article)
        .toList();
  }
}
